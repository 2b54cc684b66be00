package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import java.util.Arrays;
import java.util.Optional;

/**
 * The findings from receivers' refusals: one constant for each {@link Cause} on which a sender can act. Title and
 * remedy come from the catalogue.
 */
public enum ReplyFinding implements FindingType {
    /**
     * The refusal names a public blocklist (RFC 5782). It can be the receiver's own fault: lists answer resolvers that they
     * refuse with 127.255.255.25x, which careless receivers take for a listing. (blocker).
     */
    REPLY_IP_LISTED_PUBLIC(
            Severity.BLOCKER,
            "The refusal names a public blocklist (RFC 5782). It can be the receiver's own fault: lists answer resolvers"
                    + " that they refuse with 127.255.255.25x, which careless receivers take for a listing."),
    /**
     * The receiver keeps a list or a score of its own, which no public lookup shows. It acts on the address, so that changing the
     * message does not help. (blocker).
     */
    REPLY_IP_BLOCKED_PRIVATE(
            Severity.BLOCKER,
            "The receiver keeps a list or a score of its own, which no public lookup shows. It acts on the address, so that"
                    + " changing the message does not help."),
    /**
     * Neighbours in the same range sent spam, and the receiver refuses the whole range. Senders of little mail are hit without
     * any fault of their own. (blocker).
     */
    REPLY_NETWORK_BLOCKED(
            Severity.BLOCKER,
            "Neighbours in the same range sent spam, and the receiver refuses the whole range. Senders of little mail are"
                    + " hit without any fault of their own."),
    /** Addresses of homes and short-lived machines are refused by policy, because hardly any mail server is there. (error). */
    REPLY_IP_DYNAMIC(
            Severity.ERROR,
            "Addresses of homes and short-lived machines are refused by policy, because hardly any mail server is there."),
    /**
     * Some receivers take mail only from addresses that they have seen for a while, or that have been made known to them.
     * (error).
     */
    REPLY_IP_UNKNOWN(
            Severity.ERROR,
            "Some receivers take mail only from addresses that they have seen for a while, or that have been made known to"
                    + " them."),
    /**
     * Receivers look up the address's name and that name's addresses (RFC 8499 calls it forward-confirmed reverse DNS; RFC 7372
     * has 5.7.25 for it). Each family counts for itself. (error).
     */
    REPLY_PTR_PROBLEM(
            Severity.ERROR,
            "Receivers look up the address's name and that name's addresses (RFC 8499 calls it forward-confirmed reverse"
                    + " DNS; RFC 7372 has 5.7.25 for it). Each family counts for itself."),
    /** A name made of the address's digits tells receivers that no mail server was set up there. (warning). */
    REPLY_PTR_GENERIC(
            Severity.WARNING,
            "A name made of the address's digits tells receivers that no mail server was set up there."),
    /**
     * RFC 5321 section 4.1.1.1 wants a fully qualified name that resolves. Names like localhost, the receiver's own name and
     * changing names are taken for malware. (error).
     */
    REPLY_HELO_PROBLEM(
            Severity.ERROR,
            "RFC 5321 section 4.1.1.1 wants a fully qualified name that resolves. Names like localhost, the receiver's own"
                    + " name and changing names are taken for malware."),
    /** The MAIL FROM or EHLO domain does not authorise the address (RFC 7208; RFC 7372 has 5.7.23 for it). (error). */
    REPLY_SPF_FAIL(
            Severity.ERROR,
            "The MAIL FROM or EHLO domain does not authorise the address (RFC 7208; RFC 7372 has 5.7.23 for it)."),
    /** There is no valid signature (RFC 6376; RFC 7372 has 5.7.20 to 5.7.22 for it). (error). */
    REPLY_DKIM_FAIL(Severity.ERROR, "There is no valid signature (RFC 6376; RFC 7372 has 5.7.20 to 5.7.22 for it)."),
    /**
     * Neither SPF nor DKIM passed for a domain aligned with the one in From (RFC 9989), and that domain asks receivers to refuse
     * such mail. (error).
     */
    REPLY_DMARC_FAIL(
            Severity.ERROR,
            "Neither SPF nor DKIM passed for a domain aligned with the one in From (RFC 9989), and that domain asks"
                    + " receivers to refuse such mail."),
    /** Big receivers take mail only if SPF (RFC 7208) or DKIM (RFC 6376) passes; RFC 7372 has 5.7.26 for it. (error). */
    REPLY_AUTH_MISSING(
            Severity.ERROR,
            "Big receivers take mail only if SPF (RFC 7208) or DKIM (RFC 6376) passes; RFC 7372 has 5.7.26 for it."),
    /**
     * No one could answer to the envelope's sender: its domain does not resolve, says with a null MX that it takes no mail (RFC
     * 7505), or refuses the receiver's call back. (error).
     */
    REPLY_SENDER_DOMAIN_INVALID(
            Severity.ERROR,
            "No one could answer to the envelope's sender: its domain does not resolve, says with a null MX that it"
                    + " takes no"
                    + " mail (RFC 7505), or refuses the receiver's call back."),
    /** The domain, not the address, is held against the mail; another address does not help. (error). */
    REPLY_DOMAIN_REPUTATION(
            Severity.ERROR, "The domain, not the address, is held against the mail; another address does not help."),
    /** The receiver counts messages in a time window. New addresses get small windows. (warning). */
    REPLY_RATE_LIMITED(
            Severity.WARNING, "The receiver counts messages in a time window. New addresses get small windows."),
    /** The receiver counts connections at once or in a row. (warning). */
    REPLY_CONN_LIMITED(Severity.WARNING, "The receiver counts connections at once or in a row."),
    /** The receiver's users call the mail spam, or it is much more than usual. More attempts make it last longer. (error). */
    REPLY_COMPLAINTS(
            Severity.ERROR,
            "The receiver's users call the mail spam, or it is much more than usual. More attempts make it last"
                    + " longer."),
    /**
     * The first mail of an unknown sender is put off, since malware seldom comes again (RFC 6647). A queue takes care of it, if
     * it comes back from the same address. (info).
     */
    REPLY_GREYLISTED(
            Severity.INFO,
            "The first mail of an unknown sender is put off, since malware seldom comes again (RFC 6647). A queue takes care"
                    + " of it, if it comes back from the same address."),
    /** Mail without TLS is refused (RFC 3207, RFC 8689). (error). */
    REPLY_TLS_REQUIRED(Severity.ERROR, "Mail without TLS is refused (RFC 3207, RFC 8689)."),
    /** A certificate does not fit what DANE (RFC 7672) or MTA-STS (RFC 8461) demands, or TLS itself failed. (warning). */
    REPLY_TLS_FAILED(
            Severity.WARNING,
            "A certificate does not fit what DANE (RFC 7672) or MTA-STS (RFC 8461) demands, or TLS itself failed."),
    /** Submission (RFC 6409) asks for a login (RFC 4954); servers deliver to port 25 of the MX. (warning). */
    REPLY_AUTH_REQUIRED(
            Severity.WARNING,
            "Submission (RFC 6409) asks for a login (RFC 4954); servers deliver to port 25 of the MX."),
    /** A filter judged the message, in which the reputation of address and domain count too. (warning). */
    REPLY_CONTENT_SPAM(
            Severity.WARNING, "A filter judged the message, in which the reputation of address and domain count too."),
    /** The message breaks a rule of the receiver, or of RFC 5322. (notice). */
    REPLY_CONTENT_POLICY(Severity.NOTICE, "The message breaks a rule of the receiver, or of RFC 5322."),
    /** The dialogue broke RFC 5321. If the sending software is in order, something on the way may be changing it. (error). */
    REPLY_CLIENT_PROTOCOL(
            Severity.ERROR,
            "The dialogue broke RFC 5321. If the sending software is in order, something on the way may be changing it."),
    /** The receiver refuses addresses by their country or network. (warning). */
    REPLY_GEO_POLICY(Severity.WARNING, "The receiver refuses addresses by their country or network."),
    /** Some receivers ask for PTR and authentication over IPv6 though not over IPv4, or refuse IPv6. (error). */
    REPLY_IPV6_POLICY(
            Severity.ERROR,
            "Some receivers ask for PTR and authentication over IPv6 though not over IPv4, or refuse IPv6."),
    /**
     * The receiver asks blocklists that ended, or through a resolver that they refuse, and takes the answer for a listing. The
     * sender can only tell the receiver. (warning).
     */
    REPLY_RECEIVER_MISCONFIG(
            Severity.WARNING,
            "The receiver asks blocklists that ended, or through a resolver that they refuse, and takes the answer for a"
                    + " listing. The sender can only tell the receiver."),
    /** The message is larger than the receiver's limit (RFC 1870). (notice). */
    REPLY_SIZE_LIMIT(Severity.NOTICE, "The message is larger than the receiver's limit (RFC 1870).");

    private final Severity severity;
    private final String explanation;

    ReplyFinding(Severity severity, String explanation) {
        this.severity = severity;
        this.explanation = explanation;
    }

    /**
     * {@return the finding with this cause's id, if a sender can act on it}
     *
     * @param cause the id of a cause
     */
    public static Optional<ReplyFinding> of(String cause) {
        return Arrays.stream(values())
                .filter(finding -> finding.cause().equals(cause))
                .findFirst();
    }

    private String cause() {
        return name().substring("REPLY_".length());
    }

    @Override
    public CheckArea area() {
        return CheckArea.RECEIVERS;
    }

    @Override
    public FindingDescription description() {
        Cause cause = ReplyCatalogue.bundled()
                .cause(cause())
                .orElseThrow(() -> new IllegalStateException("the catalogue has no category " + cause()));
        return new FindingDescription(severity, cause.text(), explanation, cause.remedy());
    }

    /** Overridden to avoid loading the catalogue. */
    @Override
    public Severity severity() {
        return severity;
    }
}
