package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.smtp.mime.DateField;
import dev.mailworthy.smtp.mime.PartLimit;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link Bounce} of any mail server. */
final class BounceReader {

    private BounceReader() {}

    static Bounce read(String name, byte[] message) throws BounceException {
        MessageParts parts = parts(name, message);
        Optional<Bounce> outer = in(name, parts);
        return outer.filter(bounce -> bounce.form() == Bounce.Form.FEEDBACK_REPORT || holdsReply(bounce))
                .or(() -> within(parts))
                .or(() -> outer)
                .orElseThrow(() -> new BounceException(name + ": tells of no recipient and holds no reply"));
    }

    private static Optional<Bounce> in(String name, MessageParts parts) throws BounceException {
        List<RecipientStatus> reported = new ArrayList<>();
        for (String status : parts.statuses()) {
            reported.addAll(DeliveryStatus.recipients(name, status));
        }
        if (!reported.isEmpty()) {
            return Optional.of(new Bounce(
                    Bounce.Form.DELIVERY_STATUS, ToldReplies.of(parts).complete(reported), date(parts)));
        }
        Optional<Bounce> complaint = parts.complaints().stream()
                .map(FeedbackReport::recipients)
                .filter(told -> !told.isEmpty())
                .findFirst()
                .map(told -> new Bounce(Bounce.Form.FEEDBACK_REPORT, told, parts.date()));
        if (complaint.isPresent()) {
            return complaint;
        }
        return parts.texts().stream()
                .map(text -> BounceText.recipients(text, parts.isNotice()))
                .filter(told -> !told.isEmpty())
                .findFirst()
                .map(told -> new Bounce(Bounce.Form.TEXT, told, parts.date()));
    }

    /** A bounce that another one returns, copied into its text: its reply is the one that counts. */
    private static Optional<Bounce> within(MessageParts parts) {
        return parts.texts().stream()
                .map(CopyBounds::copy)
                .filter(copy -> !copy.isEmpty())
                .flatMap(copy -> copied(copy).stream())
                .filter(BounceReader::holdsReply)
                .findFirst();
    }

    private static Optional<Bounce> copied(String copy) {
        try {
            MessageParts parts = parts("", copy.getBytes(StandardCharsets.UTF_8));
            return parts.isNotice() ? in("", parts) : Optional.empty();
        } catch (BounceException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsReply(Bounce bounce) {
        return bounce.recipients().stream()
                .anyMatch(recipient -> recipient.diagnostic().isPresent());
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
