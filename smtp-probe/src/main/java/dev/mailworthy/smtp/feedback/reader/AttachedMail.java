package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.report.ReportField;
import dev.mailworthy.smtp.message.Delivery;
import dev.mailworthy.smtp.message.DkimSignature;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.MessageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The message that a report about a message attaches, or its header. Many reporters state little and leave the rest to it.
 *
 * @param mail empty if there is none, or it cannot be read
 */
record AttachedMail(Optional<MailMessage> mail) {

    private static final int LARGEST_PART = 1 << 20;

    /** No domain ends so: no server counts as one of the reader's own. */
    private static final DomainName NONE = DomainName.parse("invalid");

    static AttachedMail of(Optional<byte[]> part) {
        if (part.isEmpty() || part.get().length == 0) {
            return new AttachedMail(Optional.empty());
        }
        byte[] octets = part.get();
        String text = new String(octets, 0, Math.min(octets.length, LARGEST_PART), StandardCharsets.ISO_8859_1);
        try {
            return new AttachedMail(Optional.of(
                    MailMessage.read("attached", text.stripLeading().getBytes(StandardCharsets.ISO_8859_1))));
        } catch (MessageException e) {
            return new AttachedMail(Optional.empty());
        }
    }

    /** The address that delivered the message, by its topmost Received field with a public address. */
    ReportField<IpAddress> source(ReportField<IpAddress> stated) {
        return stated.orDerived(
                mail.flatMap(message -> message.delivery(NONE)).map(Delivery::address),
                "Received of the attached message");
    }

    ReportField<String> mailFrom(ReportField<String> stated) {
        return stated.orDerived(first("return-path"), "Return-Path of the attached message");
    }

    ReportField<DomainName> headerFrom() {
        return ReportField.<DomainName>absent()
                .orDerived(mail.flatMap(MailMessage::fromDomain), "From of the attached message");
    }

    ReportField<String> messageId(ReportField<String> stated) {
        return stated.orDerived(first("message-id"), "Message-ID of the attached message");
    }

    List<DomainName> signers() {
        return mail.map(message -> message.signatures().stream()
                        .map(DkimSignature::domain)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private Optional<String> first(String field) {
        return mail.flatMap(message -> message.values(field).stream().findFirst())
                .map(Printable::text);
    }

    /** Hands header fields that name one message to a digest. */
    void addTo(ContentDigest digest) {
        mail.ifPresent(message -> List.of("message-id", "date", "from", "received")
                .forEach(field -> message.values(field).forEach(value -> digest.add(field, value))));
    }
}
