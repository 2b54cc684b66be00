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
 * A message about the delivery of another message: a delivery status notification (RFC 3464), alone or attached to a
 * forwarded message, or a plain text of qmail, Exim, Postfix and Sendmail.
 *
 * @param form how it is written
 * @param recipients at least one
 * @param date of the last delivery attempt (RFC 3464 section 2.3.7), else of the bounce itself, else of the arrival of
 *     the original message; empty if no date can be read
 */
public record Bounce(Form form, List<RecipientStatus> recipients, Optional<Instant> date) {

    /** The maximum size, in octets. */
    public static final int LARGEST = 10 << 20;

    /** How a bounce is written. */
    public enum Form implements Labelled {
        /** {@code message/delivery-status} (RFC 3464). */
        DELIVERY_STATUS,
        /** {@code message/feedback-report}: a complaint, no refusal (RFC 5965). */
        FEEDBACK_REPORT,
        /** A text for people. */
        TEXT
    }

    public Bounce {
        recipients = List.copyOf(recipients);
    }

    /**
     * Reads a file.
     *
     * @param file a message (RFC 3462, RFC 3464, RFC 5965), or a bounce of another form
     * @return the report with at least one recipient
     * @throws BounceException if the file cannot be read, exceeds a limit, or names no recipient
     */
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
     * @param name the name of the message in error texts
     * @param message its octets
     * @return the report with at least one recipient
     * @throws BounceException if the message exceeds a limit, or names no recipient
     */
    public static Bounce read(String name, byte[] message) throws BounceException {
        if (message.length > LARGEST) {
            throw new BounceException(name + ": is larger than " + LARGEST + " octets");
        }
        return BounceReader.read(name, message);
    }
}
