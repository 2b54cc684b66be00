package dev.mailworthy.cli.option;

import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file that the user named, with a message or a bounce.
 *
 * @param name the file's name in messages to the user
 */
record MailFile(String name, byte[] octets) {

    /** The name of standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    /**
     * @param limit the largest size; one octet more is read, to notice a larger file
     * @throws UsageException with one line when the file cannot be read
     */
    static MailFile read(String file, Session session, int limit) {
        if (file.equals(STANDARD_INPUT)) {
            try {
                return new MailFile("standard input", session.input().readNBytes(limit + 1));
            } catch (IOException e) {
                throw new UsageException("standard input: cannot be read");
            }
        }
        try {
            Path path = Path.of(file);
            try (InputStream in = Files.newInputStream(path)) {
                return new MailFile(file, in.readNBytes(limit + 1));
            } catch (IOException e) {
                throw new UsageException(path + ": " + InputFile.problem(path, e));
            }
        } catch (InvalidPathException e) {
            throw new UsageException(file + ": cannot be read");
        }
    }
}
