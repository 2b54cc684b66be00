package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.JsonLimits;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.meaning.ReplyText;
import dev.mailworthy.smtp.delivery.meaning.SourceAddress;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One record of KumoMTA's log.
 *
 * @param peer {@code NAME[ADDRESS]} of the server that it talked to
 * @param host the name of that server
 * @param delay milliseconds since the arrival of the message, or -1
 * @param isSmtp whether it was sent by SMTP, and not by a script or into a folder
 */
record KumoRecord(
        String type,
        String id,
        List<String> recipients,
        Optional<String> peer,
        Optional<String> host,
        Optional<IpAddress> source,
        LoggedAttempt.Security security,
        long delay,
        boolean isSmtp) {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 16, 16, 4096, 40);
    private static final Set<String> SMTP = Set.of("ESMTP", "SMTP", "LMTP");
    private static final String BOUNCE = "Bounce";
    /** What it writes itself as the answer where a server gave none. */
    private static final String OWN = "KumoMTA internal: ";

    private static final long MILLIS = 1000;

    /** A record with its reply. */
    record Read(KumoRecord record, SmtpReply reply) {}

    /** @throws IllegalArgumentException if the text is no such record */
    static Read read(byte[] octets) {
        Members members = JsonInput.object(octets, LIMITS);
        Optional<Members> address = part(members, "peer_address");
        Optional<String> host =
                address.map(peer -> withoutDot(peer.text("name"))).filter(name -> !name.isEmpty());
        Optional<String> peer = address.map(found -> host.orElse("") + "[" + withoutPort(found.text("addr")) + "]");
        String protocol =
                members.optionalText("delivery_protocol").orElse("ESMTP").toUpperCase(Locale.ROOT);
        KumoRecord read = new KumoRecord(
                members.text("type"),
                members.text("id"),
                recipients(members),
                peer,
                host,
                part(members, "source_address").flatMap(source -> SourceAddress.of(source.text("address"))),
                security(members),
                delay(members),
                SMTP.contains(protocol));
        return new Read(read, reply(members, address.isPresent(), read.type().equals(BOUNCE)));
    }

    private static Optional<Members> part(Members members, String name) {
        return members.isObject(name) ? Optional.of(members.object(name)) : Optional.empty();
    }

    private static List<String> recipients(Members members) {
        return members.value("recipient").filter(String.class::isInstance).isPresent()
                ? List.of(members.text("recipient"))
                : members.list("recipient", text -> text);
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String withoutPort(String address) {
        int close = address.indexOf(']');
        int colon = address.indexOf(':');
        boolean hasPort = colon > 0 && address.lastIndexOf(':') == colon;
        return address.startsWith("[") && close > 0
                ? address.substring(1, close)
                : hasPort ? address.substring(0, colon) : address;
    }

    /** A version that knows the member writes null when no TLS was used; an older one has no such member. */
    private static LoggedAttempt.Security security(Members members) {
        if (members.optionalText("tls_cipher")
                .filter(cipher -> !cipher.isEmpty())
                .isPresent()) {
            return LoggedAttempt.Security.ENCRYPTED;
        }
        return members.has("tls_cipher") ? LoggedAttempt.Security.PLAINTEXT : LoggedAttempt.Security.UNKNOWN;
    }

    private static long delay(Members members) {
        Object created = members.value("created").orElse("");
        Object written = members.value("timestamp").orElse("");
        return created instanceof Number from && written instanceof Number to && to.longValue() >= from.longValue()
                ? (to.longValue() - from.longValue()) * MILLIS
                : -1;
    }

    private static SmtpReply reply(Members members, boolean hasPeer, boolean isPermanent) {
        Optional<Members> response = part(members, "response");
        if (response.isEmpty()) {
            return ReplyText.of("", isPermanent);
        }
        Members said = response.get();
        String content = said.optionalText("content").orElse("").replaceAll("[\\r\\n]+", " ");
        int code = (int) said.number("code", 0, 999);
        if (hasPeer && content.startsWith(OWN)) {
            return new SmtpReply(451, Optional.empty(), "", Optional.empty(), Ending.DROPPED);
        }
        if (!hasPeer || code < 200 || code > 599) {
            return ReplyText.of(content.startsWith(OWN) ? content.substring(OWN.length()) : content, isPermanent);
        }
        return SmtpReply.onOneLine(code, content)
                .orEnhanced(part(said, "enhanced_code").map(KumoRecord::enhanced))
                .at(said.optionalText("command").flatMap(ReplyText::stage));
    }

    private static EnhancedCode enhanced(Members code) {
        return new EnhancedCode((int) code.number("class", 2, 5), (int) code.number("subject", 0, 999), (int)
                code.number("detail", 0, 999));
    }
}
