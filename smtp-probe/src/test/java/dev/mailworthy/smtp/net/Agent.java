package dev.mailworthy.smtp.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program on a host of the {@link NetLab}. It reads one command a line. Each answer ends with a line that
 * contains only a dot.
 */
final class Agent implements AutoCloseable {

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private Agent(Process process) {
        this.process = process;
        in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Agent start(List<String> enter, Class<?> program) throws IOException {
        List<String> command = new ArrayList<>(enter);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")
                        + System.getProperty("path.separator")
                        + System.getProperty("jdk.module.path", ""),
                program.getName()));
        Agent agent = new Agent(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        Runtime.getRuntime().addShutdownHook(new Thread(agent.process::destroyForcibly));
        agent.tell("ready");
        return agent;
    }

    /** @throws IllegalStateException if the program has ended */
    List<String> tell(String line) throws IOException {
        in.println(line);
        List<String> answer = new ArrayList<>();
        for (String next = out.readLine(); next != null; next = out.readLine()) {
            if (next.equals(".")) {
                return answer;
            }
            answer.add(next);
        }
        throw new IllegalStateException("the program in the lab ended: " + answer);
    }

    @Override
    public void close() {
        in.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
