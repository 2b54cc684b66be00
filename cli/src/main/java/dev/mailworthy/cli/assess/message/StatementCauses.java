package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.rule.Blame;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.Receiver;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps the cause of a reply to a {@link StatementCause}, and the receiver of a reply to a requirement pack. */
public final class StatementCauses {

    /** Causes in the reply catalogue that are about the sender. */
    private static final Map<String, StatementCause> OF_SENDER = Map.ofEntries(
            Map.entry("IP_LISTED_PUBLIC", StatementCause.LISTED),
            Map.entry("IP_BLOCKED_PRIVATE", StatementCause.REPUTATION),
            Map.entry("NETWORK_BLOCKED", StatementCause.REPUTATION),
            Map.entry("IP_DYNAMIC", StatementCause.DYNAMIC),
            Map.entry("IP_UNKNOWN", StatementCause.REPUTATION),
            Map.entry("PTR_PROBLEM", StatementCause.REVERSE_NAME),
            Map.entry("PTR_GENERIC", StatementCause.GENERIC_NAME),
            Map.entry("HELO_PROBLEM", StatementCause.EHLO),
            Map.entry("SPF_FAIL", StatementCause.SPF),
            Map.entry("DKIM_FAIL", StatementCause.DKIM),
            Map.entry("DMARC_FAIL", StatementCause.DMARC),
            Map.entry("AUTH_MISSING", StatementCause.AUTHENTICATION),
            Map.entry("SENDER_DOMAIN_INVALID", StatementCause.DOMAIN),
            Map.entry("DOMAIN_REPUTATION", StatementCause.REPUTATION),
            Map.entry("RATE_LIMITED", StatementCause.RATE),
            Map.entry("CONN_LIMITED", StatementCause.RATE),
            Map.entry("COMPLAINTS", StatementCause.REPUTATION),
            Map.entry("TLS_REQUIRED", StatementCause.TLS),
            Map.entry("CONTENT_POLICY", StatementCause.CONTENT),
            Map.entry("CLIENT_PROTOCOL", StatementCause.OTHER),
            Map.entry("GEO_POLICY", StatementCause.REPUTATION),
            Map.entry("IPV6_POLICY", StatementCause.OTHER),
            Map.entry("POLICY_UNSPECIFIED", StatementCause.OTHER));

    /**
     * Causes that are not about the sender. They are about the recipient, the {@link Receiver receiver} or one message,
     * or are expected. {@code TLS_FAILED} is about the receiver's certificate.
     */
    private static final Set<String> OF_OTHERS = Set.of(
            "GREYLISTED",
            "TLS_FAILED",
            "AUTH_REQUIRED",
            "RELAY_DENIED",
            "PATH",
            "DNS",
            "RCPT_UNKNOWN",
            "RCPT_UNAVAILABLE",
            "RCPT_POLICY",
            "CONTENT_SPAM",
            "SERVER_BUSY",
            "RECEIVER_MISCONFIG",
            "NO_MAIL_SERVICE",
            "OWN_UNSPECIFIED",
            "SIZE_LIMIT",
            "TEMP_UNSPECIFIED");

    private static final Map<String, String> PACKS = Map.of(
            "gmail", "gmail",
            "outlook_consumer", "outlook",
            "exchange_online", "exchange-online",
            "yahoo", "yahoo",
            "apple", "apple",
            "united_internet", "gmx",
            "t_online", "t-online",
            "comcast", "comcast");

    private StatementCauses() {}

    static Optional<StatementCause> of(Classification reply) {
        if (!reply.reply().ending().isReply()) {
            return Optional.empty();
        }
        if (!(reply instanceof Classified known)) {
            return refusesAddress((Unclassified) reply) ? Optional.of(StatementCause.OTHER) : Optional.empty();
        }
        if (known.cause().blame() == Blame.EITHER) {
            return Optional.empty();
        }
        boolean unaligned = reply.receiver().map(Receiver::id).equals(Optional.of("gmail"))
                && reply.reply().enhanced().filter(StatementCauses::isAlignment).isPresent();
        return unaligned ? Optional.of(StatementCause.ALIGNMENT) : of(known.cause());
    }

    /** A refusal for good that names the client's address is about the sender, even if no rule knows why. */
    private static boolean refusesAddress(Unclassified reply) {
        return reply.clientAddress().isPresent()
                && reply.nearest()
                        .filter(rule -> rule.cause().id().equals("POLICY_UNSPECIFIED"))
                        .isPresent();
    }

    /** Gmail's enhanced codes for domains that are not aligned: 4.7.32 and 5.7.32. */
    private static boolean isAlignment(EnhancedCode code) {
        return code.subject() == 7 && code.detail() == 32;
    }

    /**
     * The cause on the sender's side; empty if the reply is not about the sender.
     *
     * @throws IllegalStateException for a cause that is in neither table
     */
    public static Optional<StatementCause> of(Cause cause) {
        if (!OF_SENDER.containsKey(cause.id()) && !OF_OTHERS.contains(cause.id())) {
            throw new IllegalStateException("the category " + cause.id() + " is not placed");
        }
        return Optional.ofNullable(OF_SENDER.get(cause.id()));
    }

    /** The id of the {@link Receiver receiver}'s requirement pack, if there is one. */
    static Optional<String> pack(Receiver receiver) {
        return pack(receiver.id());
    }

    /** The id of the requirement pack of the receiver with this {@linkplain Receiver#id() id}, if there is one. */
    public static Optional<String> pack(String receiver) {
        return Optional.ofNullable(PACKS.get(receiver));
    }
}
