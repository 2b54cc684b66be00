package dev.mailworthy.smtp.responder.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A file that contains only a {@link ResponderKey}. */
public record KeyFile(Path path) {

    private static final int MOST_OCTETS = 1024;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    /**
     * Makes a key and writes it to a new file that only its owner may read (mode 600).
     *
     * @throws ResponderException if the file exists or cannot be written
     */
    public void create(RandomGenerator random) throws ResponderException {
        ByteBuffer line = ByteBuffer.wrap((ResponderKey.draw(random) + "\n").getBytes(StandardCharsets.US_ASCII));
        try (SeekableByteChannel file = Files.newByteChannel(
                path, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes())) {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (FileAlreadyExistsException e) {
            throw new ResponderException(path + ": exists already, and a key is never written over");
        } catch (IOException e) {
            throw new ResponderException(path + ": cannot be written");
        }
    }

    private FileAttribute<?>[] attributes() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    }

    /**
     * Reads the key.
     *
     * @throws ResponderException if the file has no key; the message never quotes its content
     */
    public ResponderKey read() throws ResponderException {
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1);
            return ResponderKey.parse(text);
        } catch (IOException e) {
            throw new ResponderException(path + ": cannot be read");
        } catch (ResponderException e) {
            throw e.of(path.toString());
        }
    }

    /** Whether every user of this machine may read the file, or users other than its owner may write it. */
    public boolean isExposed() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
