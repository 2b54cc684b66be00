package dev.mailworthy.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that the user named: read whole, within a limit, with problems in words for people. */
public final class InputFile {

    private InputFile() {}

    /**
     * The file's text.
     *
     * @param limit octets; device files have no size, so that counting is the only way
     * @throws IOException with a message of the form {@code FILE: problem}, on one line
     */
    public static String text(Path file, int limit, Charset charset) throws IOException {
        byte[] octets;
        try (InputStream in = Files.newInputStream(file)) {
            octets = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new IOException(Printable.text(file + ": " + problem(file, e)), e);
        }
        if (octets.length > limit) {
            throw new IOException(Printable.text(file + ": is larger than " + limit + " octets"));
        }
        return new String(octets, charset);
    }

    /** What kept a file from being read, in words for people. */
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
