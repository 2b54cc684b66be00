package dev.mailworthy.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is written after a run. Before the run it is tested whether the file can be written. The text goes to a
 * new file beside it, which then replaces it. Readers never see a part of the text, and a full disk leaves nothing behind.
 * Secrets are masked.
 */
public final class OutputFile {

    private final Path file;
    private final Secrets secrets;
    private final Readers readers;

    /** Who may read a new file. */
    public enum Readers {
        /** All users that the user's umask allows. */
        USUAL,
        /** The owner alone (mode 600), also where an older file had other permissions. */
        OWNER
    }

    private OutputFile(Path file, Secrets secrets, Readers readers) {
        this.file = file;
        this.secrets = secrets;
        this.readers = readers;
    }

    /** @throws UsageException when the file cannot be written */
    public static OutputFile of(String name, Secrets secrets) {
        return of(name, secrets, Readers.USUAL);
    }

    /** @throws UsageException when the file cannot be written */
    public static OutputFile of(String name, Secrets secrets, Readers readers) {
        try {
            Path given = Path.of(name);
            problem(given).ifPresent(problem -> {
                throw new UsageException(name + ": " + problem);
            });
            OutputFile output =
                    new OutputFile(Files.exists(given) ? given.toRealPath() : given.toAbsolutePath(), secrets, readers);
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

    /**
     * Replaces the file.
     *
     * @throws OutputException when the file cannot be written after the run
     */
    public void write(String text) {
        write(secrets.masked(text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Replaces the file with octets that hold no secret.
     *
     * @throws OutputException when the file cannot be written after the run
     */
    public void write(byte[] octets) {
        try {
            Files.newByteChannel(
                            beside(), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions())
                    .close();
            Files.write(beside(), octets, StandardOpenOption.WRITE);
            if (Files.exists(file) && readers == Readers.USUAL) {
                keepPermissions();
            }
            Files.move(beside(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard();
            throw OutputException.of(file.toString(), e);
        }
    }

    private FileAttribute<?>[] permissions() {
        return readers == Readers.OWNER && isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void keepPermissions() throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(beside(), Files.getPosixFilePermissions(file));
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(beside());
        } catch (IOException e) {
            return; // The directory is gone or full. There is nothing left to delete.
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
