package dev.mailworthy.smtp.reply.bounce;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link Bounce} of any mail server. */
final class BounceReader {

    private BounceReader() {}

    static Bounce read(String name, byte[] message) throws BounceException {
        MessageParts parts = parts(name, message);
        List<RecipientStatus> reported = new ArrayList<>();
        for (String status : parts.statuses()) {
            reported.addAll(DeliveryStatus.recipients(name, status));
        }
        if (!reported.isEmpty()) {
            return new Bounce(Bounce.Form.DELIVERY_STATUS, ToldReplies.of(parts).complete(reported), date(parts));
        }
        for (String text : parts.texts()) {
            List<RecipientStatus> told = BounceText.recipients(text, parts.isNotice());
            if (!told.isEmpty()) {
                return new Bounce(Bounce.Form.TEXT, told, parts.date());
            }
        }
        throw new BounceException(name + ": tells of no recipient and holds no reply");
    }

    private static Optional<Instant> date(MessageParts parts) {
        return DateField.last(parts.statuses()).or(parts::date).or(() -> DateField.arrival(parts.statuses()));
    }

    private static MessageParts parts(String name, byte[] message) throws BounceException {
        try {
            return MessageParts.of(message);
        } catch (PartLimit e) {
            throw new BounceException(name + ": " + e.getMessage(), e);
        } catch (MessagingException | IOException | RuntimeException e) {
            // Jakarta Mail's parsers throw unchecked exceptions for some untrusted input.
            throw new BounceException(name + ": is no message that can be read", e);
        }
    }
}
