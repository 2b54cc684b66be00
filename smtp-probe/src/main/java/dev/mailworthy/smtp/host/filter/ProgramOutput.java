package dev.mailworthy.smtp.host.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * What a program of the system prints, bounded in time and size. It gets no environment of the user.
 *
 * @param errors the beginning of what it prints on standard error
 * @param isCut whether the program prints more than is read
 */
record ProgramOutput(String text, String errors, boolean isCut) {

    /** The most octets that are read. */
    private static final int LONGEST = 4 << 20;

    private static final int LONGEST_ERRORS = 1 << 16;

    /** These programs take milliseconds. A busy machine may start one late. */
    private static final int SECONDS = 10;

    /**
     * Runs the first of these files that is there.
     *
     * @param places full paths: the search path of the user is not used, because others may have set it
     * @return empty if there is no such program, or if it fails or does not end in time
     */
    static Optional<ProgramOutput> of(List<Path> places, List<String> arguments) {
        Optional<Path> program = places.stream().filter(Files::isExecutable).findFirst();
        return program.flatMap(found -> run(found, arguments));
    }

    /** The whole text; empty also if it is longer than what is read. */
    static Optional<String> whole(List<Path> places, String... arguments) {
        return of(places, List.of(arguments)).filter(output -> !output.isCut()).map(ProgramOutput::text);
    }

    private static Optional<ProgramOutput> run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        try {
            Process process = builder.start();
            CompletableFuture<Boolean> ended = process.onExit()
                    .thenApply(exited -> exited.exitValue() == 0)
                    .completeOnTimeout(false, SECONDS, TimeUnit.SECONDS);
            // A process that hangs is ended, which also ends the reading below.
            ended.whenComplete((well, problem) -> process.destroyForcibly());
            process.getOutputStream().close();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> errors(process));
            try (InputStream out = process.getInputStream()) {
                byte[] octets = out.readNBytes(LONGEST + 1);
                boolean isCut = octets.length > LONGEST;
                return isCut || ended.get()
                        ? Optional.of(new ProgramOutput(
                                new String(octets, StandardCharsets.UTF_8), isCut ? "" : errors.get(), isCut))
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads all of standard error, so that the program never waits for it, and keeps the beginning. */
    private static String errors(Process process) {
        try (InputStream err = process.getErrorStream()) {
            String kept = new String(err.readNBytes(LONGEST_ERRORS), StandardCharsets.UTF_8);
            err.transferTo(OutputStream.nullOutputStream());
            return kept;
        } catch (IOException e) {
            return "";
        }
    }
}
