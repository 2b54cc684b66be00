package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.StoredAlert;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program that gets alerts on standard input, one document on each line. It is started without a shell and without
 * arguments, so that no text of an alert becomes a command.
 */
public final class AlertProgram implements AlertOutlet {

    private final String program;
    private final Duration limit;

    /** @param limit after which a program that has not ended is killed */
    public AlertProgram(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    @Override
    public String name() {
        return program;
    }

    @Override
    public void send(List<StoredAlert> alerts) throws IOException {
        Process process = new ProcessBuilder(program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread writer = new Thread(() -> write(process, alerts), "alerts");
        writer.setDaemon(true);
        writer.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("has not ended after " + limit.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("was stopped", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("ended with code " + process.exitValue());
        }
    }

    /** In a thread of its own: a program that does not read must not hold up the watch. What it took shows in its exit code. */
    private static void write(Process process, List<StoredAlert> alerts) {
        String lines = alerts.stream().map(StoredAlert::document).collect(Collectors.joining());
        try (OutputStream in = process.getOutputStream()) {
            in.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }
}
