package dev.mailworthy.smtp.reply;

import static dev.mailworthy.smtp.reply.CorpusReason.Side.OTHER;
import static dev.mailworthy.smtp.reply.CorpusReason.Side.RECIPIENT;
import static dev.mailworthy.smtp.reply.CorpusReason.Side.SENDER;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A reason of Sisimai's corpus, and the categories of the catalogue that agree with it.
 *
 * @param side the party that the reason concerns
 * @param causes the categories that mean the same
 */
record CorpusReason(Side side, Set<String> causes) {

    /** Parties to a refusal. */
    enum Side {
        SENDER,
        RECIPIENT,
        OTHER
    }

    private static final Set<String> ADDRESS = Set.of(
            "IP_LISTED_PUBLIC",
            "IP_BLOCKED_PRIVATE",
            "NETWORK_BLOCKED",
            "IP_DYNAMIC",
            "IP_UNKNOWN",
            "HELO_PROBLEM",
            "PTR_PROBLEM",
            "PTR_GENERIC",
            "DOMAIN_REPUTATION",
            "GEO_POLICY",
            "IPV6_POLICY",
            "COMPLAINTS",
            "RECEIVER_MISCONFIG");

    /** Categories that concern the sender. */
    static final Set<String> OF_SENDER = Set.of(
            "IP_LISTED_PUBLIC",
            "IP_BLOCKED_PRIVATE",
            "NETWORK_BLOCKED",
            "IP_DYNAMIC",
            "IP_UNKNOWN",
            "HELO_PROBLEM",
            "PTR_PROBLEM",
            "PTR_GENERIC",
            "DOMAIN_REPUTATION",
            "GEO_POLICY",
            "IPV6_POLICY",
            "COMPLAINTS",
            "SPF_FAIL",
            "DKIM_FAIL",
            "DMARC_FAIL",
            "AUTH_MISSING",
            "SENDER_DOMAIN_INVALID",
            "RATE_LIMITED",
            "CONN_LIMITED",
            "CONTENT_SPAM",
            "CONTENT_POLICY");

    /** Categories that concern the recipient. */
    static final Set<String> OF_RECIPIENT = Set.of("RCPT_UNKNOWN", "RCPT_UNAVAILABLE");

    private static final Map<String, CorpusReason> ALL = Map.ofEntries(
            of("authfailure", SENDER, "SPF_FAIL", "DKIM_FAIL", "DMARC_FAIL", "AUTH_MISSING"),
            Map.entry("badreputation", new CorpusReason(SENDER, ADDRESS)),
            of("blocked", SENDER, ADDRESS, "GREYLISTED", "RATE_LIMITED", "CONN_LIMITED"),
            of("requireptr", SENDER, "PTR_PROBLEM", "PTR_GENERIC", "HELO_PROBLEM"),
            of("rejected", SENDER, ADDRESS, "SENDER_DOMAIN_INVALID", "SPF_FAIL", "RCPT_POLICY", "RATE_LIMITED"),
            of(
                    "policyviolation",
                    SENDER,
                    ADDRESS,
                    "CONTENT_POLICY",
                    "CONTENT_SPAM",
                    "DMARC_FAIL",
                    "POLICY_UNSPECIFIED"),
            of("spamdetected", SENDER, ADDRESS, "CONTENT_SPAM", "CONTENT_POLICY"),
            of("virusdetected", SENDER, "CONTENT_POLICY", "CONTENT_SPAM"),
            of("notcompliantrfc", SENDER, "CONTENT_POLICY", "CLIENT_PROTOCOL", "SENDER_DOMAIN_INVALID"),
            of("speeding", SENDER, "RATE_LIMITED", "COMPLAINTS", "CONN_LIMITED"),
            of("toomanyconn", SENDER, "CONN_LIMITED", "RATE_LIMITED"),
            of("ratelimited", SENDER, "CONN_LIMITED", "RATE_LIMITED", "COMPLAINTS"),
            of("failedstarttls", OTHER, "TLS_FAILED", "TLS_REQUIRED"),
            of("norelaying", OTHER, "RELAY_DENIED", "AUTH_REQUIRED"),
            of(
                    "securityerror",
                    OTHER,
                    "AUTH_REQUIRED",
                    "TLS_FAILED",
                    "TLS_REQUIRED",
                    "RELAY_DENIED",
                    "POLICY_UNSPECIFIED"),
            of("userunknown", RECIPIENT, "RCPT_UNKNOWN"),
            of("hasmoved", RECIPIENT, "RCPT_UNKNOWN", "RCPT_UNAVAILABLE"),
            of("mailboxfull", RECIPIENT, "RCPT_UNAVAILABLE"),
            of("suspend", RECIPIENT, "RCPT_UNAVAILABLE", "RCPT_UNKNOWN"),
            of("filtered", RECIPIENT, "RCPT_UNKNOWN", "RCPT_UNAVAILABLE", "RCPT_POLICY", "POLICY_UNSPECIFIED"),
            of("hostunknown", OTHER, "RCPT_UNKNOWN", "NO_MAIL_SERVICE", "DNS"),
            of("notaccept", OTHER, "NO_MAIL_SERVICE", "SERVER_BUSY"),
            of("networkerror", OTHER, "PATH", "DNS", "SERVER_BUSY", "RECEIVER_MISCONFIG"),
            of("expired", OTHER, "PATH", "DNS", "SERVER_BUSY", "TEMP_UNSPECIFIED"),
            of("mesgtoobig", OTHER, "SIZE_LIMIT"),
            of("exceedlimit", OTHER, "SIZE_LIMIT", "RCPT_UNAVAILABLE"),
            of("systemerror", OTHER, "SERVER_BUSY", "RECEIVER_MISCONFIG", "OWN_UNSPECIFIED", "TEMP_UNSPECIFIED"),
            of("systemfull", OTHER, "SERVER_BUSY"),
            of("mailererror", OTHER, "RECEIVER_MISCONFIG", "SERVER_BUSY", "OWN_UNSPECIFIED", "POLICY_UNSPECIFIED"),
            of("contenterror", OTHER, "CONTENT_POLICY"),
            of("syntaxerror", OTHER, "CLIENT_PROTOCOL"));

    private static Map.Entry<String, CorpusReason> of(String id, Side side, String... causes) {
        return Map.entry(id, new CorpusReason(side, Set.of(causes)));
    }

    private static Map.Entry<String, CorpusReason> of(String id, Side side, Set<String> some, String... causes) {
        Set<String> both = new HashSet<>(some);
        both.addAll(Set.of(causes));
        return Map.entry(id, new CorpusReason(side, both));
    }

    /** A reason without a counterpart in the catalogue agrees with nothing. */
    static CorpusReason of(String id) {
        return ALL.getOrDefault(id, new CorpusReason(OTHER, Set.of()));
    }
}
