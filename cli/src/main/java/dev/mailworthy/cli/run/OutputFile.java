package dev.mailworthy.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is written when a run is over. Whether it can be written is tested before the run. The text is written to a new file
 * beside it, which then takes its place, so that readers never see a part of it.
 */
public final class OutputFile {

    private final Path file;

    private OutputFile(Path file) {
        this.file = file;
    }

    /** @throws UsageException when nothing can be written there */
    public static OutputFile of(String name) {
        try {
            Path given = Path.of(name);
            problem(given).ifPresent(problem -> {
                throw new UsageException(name + ": " + problem);
            });
            OutputFile output = new OutputFile(Files.exists(given) ? given.toRealPath() : given.toAbsolutePath());
            output.tryOut();
            return output;
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(name + ": cannot be written");
        }
    }

    private static Optional<String> problem(Path given) {
        if (Files.isDirectory(given)) {
            return Optional.of("is a directory");
        }
        if (Files.exists(given, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(given)) {
            return Optional.of("is no regular file");
        }
        Path folder = given.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("there is no such directory");
        }
        boolean writable = Files.isWritable(folder) && (!Files.exists(given) || Files.isWritable(given));
        return writable ? Optional.empty() : Optional.of("this user may not write it");
    }

    private void tryOut() throws IOException {
        Files.newByteChannel(beside(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
        Files.delete(beside());
    }

    /** @throws UsageException when the system does not let it be written after all */
    public void write(String text) {
        try {
            Files.writeString(beside(), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            if (Files.exists(file)) {
                keepPermissions();
            }
            Files.move(beside(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard();
            throw new UsageException(file + ": cannot be written");
        }
    }

    private void keepPermissions() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(beside(), Files.getPosixFilePermissions(file));
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(beside());
        } catch (IOException e) {
            return; // The folder is gone or full; there is nothing left to tidy.
        }
    }

    public Path path() {
        return file;
    }

    private Path beside() {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }
}
