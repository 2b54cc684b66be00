package dev.mailworthy.smtp.host.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a program of the system prints, bounded in time and size. It gets no environment of the user. */
final class ProgramOutput {

    private static final int SECONDS = 2;

    private ProgramOutput() {}

    /**
     * Runs the first of these files that is there.
     *
     * @param places full paths: the search path of the user is not used, because others may have set it
     * @return empty if there is no such program, or if it fails or does not end in time
     */
    static Optional<String> of(List<Path> places, String... arguments) {
        Optional<Path> program = places.stream().filter(Files::isExecutable).findFirst();
        return program.flatMap(found -> run(found, arguments));
    }

    private static Optional<String> run(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readNBytes(Ruleset.LONGEST), StandardCharsets.UTF_8);
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
