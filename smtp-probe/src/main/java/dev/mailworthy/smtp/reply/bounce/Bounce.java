package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.text.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that says what became of another one: a delivery status notification (RFC 3464), by itself or attached to a
 * forwarded message, or the plain texts of qmail, Exim, Postfix and Sendmail.
 *
 * @param form how the message says it
 * @param recipients at least one
 * @param date of the last attempt that it tells (RFC 3464 section 2.3.7), else of the message itself, else of the
 *     arrival of what was sent; empty for none that can be read
 */
public record Bounce(Form form, List<RecipientStatus> recipients, Optional<Instant> date) {

    /** The largest message that is read, in octets. */
    public static final int LARGEST = 10 << 20;

    /** How a bounce is written. */
    public enum Form implements Labelled {
        /** {@code message/delivery-status} (RFC 3464). */
        DELIVERY_STATUS,
        /** Words for people. */
        TEXT
    }

    public Bounce {
        recipients = List.copyOf(recipients);
    }

    /** @throws BounceException when the file cannot be read, exceeds a limit, or tells of no recipient */
    public static Bounce read(Path file) throws BounceException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(LARGEST + 1));
        } catch (IOException e) {
            throw new BounceException(file + ": " + InputFile.problem(file, e), e);
        }
    }

    /**
     * Reads a message in memory.
     *
     * @param name what problems call it
     */
    public static Bounce read(String name, byte[] message) throws BounceException {
        if (message.length > LARGEST) {
            throw new BounceException(name + ": is larger than " + LARGEST + " octets");
        }
        return BounceReader.read(name, message);
    }
}
