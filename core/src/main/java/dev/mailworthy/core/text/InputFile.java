package dev.mailworthy.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that the user named. An error message is one sentence for people. */
public final class InputFile {

    private InputFile() {}

    /**
     * The text of the whole file.
     *
     * @param limit the most octets. They are counted while reading, because a device file has no size
     * @throws IOException if the file cannot be read or is larger; the message is one line, {@code FILE: problem}
     */
    public static String text(Path file, int limit, Charset charset) throws IOException {
        return new String(octets(file, limit), charset);
    }

    /**
     * The text of the whole file, which must be UTF-8. {@link #text} replaces octets that are not.
     *
     * @param limit the most octets
     * @throws IOException as {@link #text} does, and if the file is not UTF-8
     */
    public static String utf8(Path file, int limit) throws IOException {
        byte[] octets = octets(file, limit);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(Printable.text(file + ": is not UTF-8"), e);
        }
    }

    private static byte[] octets(Path file, int limit) throws IOException {
        byte[] octets;
        try (InputStream in = Files.newInputStream(file)) {
            octets = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new IOException(Printable.text(file + ": " + problem(file, e)), e);
        }
        if (octets.length > limit) {
            throw new IOException(Printable.text(file + ": is larger than " + limit + " octets"));
        }
        return octets;
    }

    /** Why the file could not be read, in words for people. */
    public static String problem(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (Files.isDirectory(file)) {
            return "is a directory";
        }
        return e instanceof AccessDeniedException ? "this user may not read it" : "cannot be read";
    }
}
