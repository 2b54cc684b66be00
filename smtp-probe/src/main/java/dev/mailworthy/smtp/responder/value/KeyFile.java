package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.core.text.FileExposure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A file that contains only a {@link ResponderKey}.
 *
 * @param path of the file, which need not exist yet
 */
public record KeyFile(Path path) {

    private static final int MOST_OCTETS = 1024;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /**
     * Makes a key and writes it to a new file that only its owner may read (mode 600).
     *
     * @param random must not be predictable
     * @throws ResponderException if the file exists or cannot be written
     */
    public void create(RandomGenerator random) throws ResponderException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ResponderException(path + ": exists already, and a key is never written over");
        }
        Path beside = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            write(beside, ByteBuffer.wrap((ResponderKey.draw(random) + "\n").getBytes(StandardCharsets.US_ASCII)));
            Files.move(beside, path);
        } catch (FileAlreadyExistsException e) {
            discard(beside);
            throw new ResponderException(path + ": exists already, and a key is never written over");
        } catch (IOException e) {
            discard(beside);
            throw new ResponderException(path + ": cannot be written");
        }
    }

    private void write(Path beside, ByteBuffer line) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(
                beside, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes())) {
            while (line.hasRemaining()) {
                file.write(line);
            }
        }
    }

    private static void discard(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // The folder is gone. There is nothing left to delete.
            return;
        }
    }

    private FileAttribute<?>[] attributes() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    }

    /**
     * Reads the key.
     *
     * @return the key of the file
     * @throws ResponderException if the file has no key, or if other users may write it; the message never quotes its
     *     content
     */
    public ResponderKey read() throws ResponderException {
        if (exposure() == FileExposure.WRITABLE) {
            throw new ResponderException(
                    path + ": other users may write it, so that its key proves nothing; its mode has to be 600");
        }
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1);
            return ResponderKey.parse(text);
        } catch (IOException e) {
            throw new ResponderException(path + ": cannot be read");
        } catch (ResponderException e) {
            throw e.of(path.toString());
        }
    }

    /** {@return who besides its owner can use the file} */
    public FileExposure exposure() {
        return FileExposure.of(path);
    }
}
