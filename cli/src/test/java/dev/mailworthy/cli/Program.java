package dev.mailworthy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, started by a shell, so that tests can redirect and close its streams. */
final class Program {

    private static final int SECONDS = 110;

    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment;
    private String main = Main.class.getName();

    private Program(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    static Program plain() {
        return new Program(Map.of());
    }

    static Program with(Map<String, String> environment) {
        return new Program(environment);
    }

    /** Adds an option of the JVM, like -Xmx20m. */
    Program jvm(String option) {
        options.add(option);
        return this;
    }

    /** Starts another class than the program's own. */
    Program main(Class<?> other) {
        main = other.getName();
        return this;
    }

    /**
     * Starts a line of the shell.
     *
     * @param line where {@code mailworthy} stands for the program
     */
    Process start(String line) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = "'" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "
                + String.join(" ", options)
                + " -cp '" + System.getProperty("java.class.path") + "' " + main;
        ProcessBuilder shell = new ProcessBuilder("/bin/bash", "-c", line.replace("mailworthy", program));
        shell.environment().keySet().removeIf(name -> name.startsWith("MAILWORTHY") || name.startsWith("JAVA_"));
        shell.environment().putAll(environment);
        return shell.start();
    }

    /** Runs a line to its end, without input. */
    Ran run(String line) throws Exception {
        Process process = start(line);
        process.getOutputStream().close();
        return ended(process);
    }

    /** Asks a process to end. {@link Process#destroy} would close its streams too. */
    static void terminate(Process process) throws Exception {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** What a process printed until its end. */
    static Ran ended(Process process) throws Exception {
        FutureTask<String> out = reading(process.getInputStream());
        FutureTask<String> err = reading(process.getErrorStream());
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the program did not end");
            }
            return new Ran(process.exitValue(), out.get(), err.get());
        } finally {
            // It also closes the streams, which are read by now.
            process.destroyForcibly();
        }
    }

    /** Reads in a thread of its own: other tests keep the threads of the common pool busy. */
    private static FutureTask<String> reading(InputStream stream) {
        FutureTask<String> text = new FutureTask<>(() -> text(stream));
        Thread thread = new Thread(text, "output of the program");
        thread.setDaemon(true);
        thread.start();
        return text;
    }

    /** Empty for a stream that the test has closed. */
    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
