package dev.mailworthy.smtp.peer;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** Runs programs beside the servers that {@code bench/servers make} has installed. */
final class RealServers {

    /** The property or environment variable. The value {@code required} makes missing servers a failure. */
    private static final String PEERS = "MAILWORTHY_PEERS";

    /** The folder of the servers, if it is not the usual one. */
    private static final String FOLDER = "MAILWORTHY_SERVERS";

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private RealServers() {}

    /** The result of a {@link Scenario}, as {@link RealServerRun} writes it. */
    record Seen(String name, String stage, String outcome, String reply, String client, String tls, String retryAfter) {

        static Seen parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Seen(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
        }
    }

    /** Holds every scenario once. Skips the test if the servers cannot run here. Fails it if they are required. */
    static Map<String, Seen> run(Path temporary) throws IOException, InterruptedException {
        return run(temporary, List.of(Scenario.POSTFIX, Scenario.EXIM), RealServerRun.class, List.of()).stream()
                .map(Seen::parse)
                .collect(Collectors.toMap(Seen::name, Function.identity()));
    }

    /**
     * Runs a program beside servers, and gives the lines that it wrote. Skips the test if the servers cannot run here. Fails it if
     * they are required.
     */
    static List<String> run(Path temporary, List<String> servers, Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        Path script = Path.of("bench", "servers").toAbsolutePath();
        Path folder = Path.of(setting(FOLDER, "target/servers")).toAbsolutePath();
        require(
                servers.stream().allMatch(server -> Files.exists(folder.resolve(server + ".tar"))),
                () -> "there are not all of " + servers + " in " + folder + ": smtp-probe/bench/servers make");
        require(
                exit(List.of("unshare", "--net", "--mount", "true")) == 0,
                () -> "this user may not make network and mount namespaces");
        Path log = temporary.resolve("log");
        Path out = temporary.resolve("out");
        List<String> words = new ArrayList<>(List.of(
                script.toString(),
                "run",
                folder.toString(),
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        words.addAll(arguments);
        Process process = new ProcessBuilder(words)
                .redirectError(log.toFile())
                .redirectOutput(out.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                String said = Files.readString(log, StandardCharsets.UTF_8);
                throw new IOException("the servers' run " + (ended ? "failed" : "did not end") + ", and said: "
                        + said.substring(Math.max(0, said.length() - 4000)));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }

    private static void require(boolean there, Supplier<String> missing) {
        if (there) {
            return;
        }
        if ("required".equals(setting(PEERS, ""))) {
            fail(missing.get() + ", and " + PEERS + " is \"required\"");
        }
        Assumptions.abort(missing.get());
    }

    private static String setting(String name, String otherwise) {
        String value = System.getProperty(name, System.getenv(name));
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static int exit(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
