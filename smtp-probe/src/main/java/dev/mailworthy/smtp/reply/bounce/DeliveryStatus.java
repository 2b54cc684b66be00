package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code message/delivery-status} (RFC 3464 section 2): the fields of the message, then of each recipient. */
final class DeliveryStatus {

    static final int MOST_RECIPIENTS = 1000;

    private static final Set<BounceAction> TROUBLE = EnumSet.of(BounceAction.FAILED, BounceAction.DELAYED);
    private static final int GREETING = 220;
    private static final int FIRST_REFUSAL = 400;

    private final InternetHeaders fields;

    private DeliveryStatus(InternetHeaders fields) {
        this.fields = fields;
    }

    static List<RecipientStatus> recipients(String name, String content) throws BounceException {
        List<RecipientStatus> recipients = new ArrayList<>();
        for (String group : groups(content)) {
            if (recipients.size() == MOST_RECIPIENTS) {
                throw new BounceException(name + ": reports on more than " + MOST_RECIPIENTS + " recipients");
            }
            new DeliveryStatus(fields(name, group)).recipient().ifPresent(recipients::add);
        }
        return recipients;
    }

    /** The groups of fields, which blank lines separate. */
    private static List<String> groups(String content) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (String line : (Iterable<String>) content.lines()::iterator) {
            if (!line.isBlank()) {
                group.append(line).append("\r\n");
            } else if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
            }
        }
        groups.add(group.toString());
        return groups;
    }

    private static InternetHeaders fields(String name, String group) throws BounceException {
        byte[] octets = (group + "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            return new InternetHeaders(new ByteArrayInputStream(octets), true);
        } catch (MessagingException e) {
            throw new BounceException(name + ": has a delivery report that cannot be read", e);
        }
    }

    /** The status of one recipient. Empty for the group about the whole message, which names no recipient. */
    private Optional<RecipientStatus> recipient() {
        Optional<String> address =
                field("Final-Recipient").or(() -> field("Original-Recipient")).map(DeliveryStatus::withoutType);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<EnhancedCode> status = field("Status").flatMap(DeliveryStatus::status);
        String diagnostic =
                field("Diagnostic-Code").map(DeliveryStatus::withoutType).orElse("");
        return Optional.of(new RecipientStatus(
                        address.get(),
                        field("Action").flatMap(BounceAction::parse),
                        status,
                        Optional.empty(),
                        diagnostic,
                        remote().and(ReceiverHints.in(diagnostic)),
                        Optional.empty())
                .with(SmtpReply.find(diagnostic)
                        .flatMap(DeliveryStatus::behindGreeting)
                        .filter(reply -> reply.code() >= FIRST_REFUSAL || !isTrouble())
                        .map(reply -> reply.orEnhanced(status))));
    }

    /** Some servers greet with 220 and refuse in the same line: then the refusal is the reply. */
    private static Optional<SmtpReply> behindGreeting(SmtpReply reply) {
        return reply.code() == GREETING
                ? SmtpReply.find(reply.text())
                        .filter(inner -> inner.ending() == Ending.REPLIED && inner.code() >= FIRST_REFUSAL)
                        .map(inner -> inner.at(Optional.of(ReplyStage.CONNECT)))
                        .or(() -> Optional.of(reply))
                : Optional.of(reply);
    }

    /** Without a delivery a positive number is no reply: {@code X-Unix; 255} is the end of a program. */
    private boolean isTrouble() {
        return field("Action")
                .flatMap(BounceAction::parse)
                .filter(TROUBLE::contains)
                .isPresent();
    }

    private ReceiverHints remote() {
        return field("Remote-MTA")
                .map(DeliveryStatus::withoutType)
                .flatMap(DomainName::ofOctets)
                .map(ReceiverHints::of)
                .orElseGet(ReceiverHints::none);
    }

    private Optional<String> field(String name) {
        String[] values = fields.getHeader(name);
        return values == null
                ? Optional.empty()
                : Optional.of(MimeUtility.unfold(values[0]).strip());
    }

    /** The value without {@code rfc822;}, {@code dns;} or {@code smtp;} before it. */
    private static String withoutType(String value) {
        return value.substring(value.indexOf(';') + 1).strip();
    }

    /** The status code. A comment may follow it (RFC 3464 section 2.3.4). */
    private static Optional<EnhancedCode> status(String value) {
        return EnhancedCode.parse(value.split("[ (]", 2)[0]);
    }
}
