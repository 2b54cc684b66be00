package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Reason;

/** The outcome of one connection attempt. */
public enum AttemptOutcome {
    /** The DNS gave no answer about the name, or says that it does not exist. */
    NAME_FAIL(Reach.UNCLEAR),
    /** The name exists, but has no address of the family. */
    NO_ADDRESS(Reach.UNCLEAR),
    /** This machine has no address or route of the family; nothing was sent. */
    NO_ROUTE(Reach.UNCLEAR),
    /** The operating system refused to send. */
    LOCAL_DENIED(Reach.BLOCKED),
    /** No answer until the deadline. */
    SYN_TIMEOUT(Reach.BLOCKED),
    /** Refused by a TCP reset (or an ICMP port-unreachable, which looks the same from here). */
    RST_ON_SYN(Reach.BLOCKED),
    /** Refused by an ICMP message on the way. */
    ICMP_REJECT(Reach.BLOCKED),
    /** Connected, but no octet came until the banner's deadline. */
    CONNECTED_SILENT(Reach.UNCLEAR),
    /** Connected and closed before a banner. */
    CONNECTED_EOF(Reach.UNCLEAR),
    /** Connected and reset before a banner. */
    CONNECTED_RESET(Reach.UNCLEAR),
    /** Connected. A control or a canary needs no more. */
    CONNECTED(Reach.REACHED),
    /** Connected, but the peer sent no TLS on a port where TLS comes first (RFC 8314 section 3.3). */
    TLS_HANDSHAKE_FAIL(Reach.UNCLEAR),
    /** A 2yz greeting, and a good end of all that was said after it. Without a name for EHLO, nothing was. */
    BANNER_OK(Reach.REACHED),
    /** A 4yz greeting: the path is open, and the receiver refuses for now. */
    BANNER_4XX(Reach.REACHED),
    /** A 5yz greeting: the path is open, the receiver refuses. */
    BANNER_5XX(Reach.REACHED),
    /** A 2yz greeting, and then no whole reply to EHLO in time (RFC 5321 section 4.1.1.1). */
    EHLO_UNANSWERED(Reach.REACHED),
    /** A 2yz greeting, and then closed or reset in place of a reply to EHLO. */
    EHLO_DROPPED(Reach.REACHED),
    /** A 2yz greeting, and then something else than an SMTP reply to EHLO. */
    EHLO_NOT_SMTP(Reach.REACHED),
    /** A 2yz greeting, and then a reply that refuses EHLO, and HELO where it was said. */
    EHLO_REFUSED(Reach.REACHED),
    /** STARTTLS was offered, and was refused, or TLS did not come about or did not work (RFC 3207). */
    TLS_BROKEN(Reach.REACHED),
    /** Octets that are no SMTP greeting. */
    BANNER_NOT_SMTP(Reach.UNCLEAR),
    /** The run ended before the attempt was complete. */
    NOT_TRIED(Reach.UNCLEAR);

    private final Reach reach;

    AttemptOutcome(Reach reach) {
        this.reach = reach;
    }

    /** {@return whether SMTP or TCP reached something that behaves like the {@link EgressTarget target}} */
    public Reach reach() {
        return reach;
    }

    /** {@return the reason of a check that this attempt leaves unanswered} */
    public Reason reason() {
        return switch (this) {
            case NAME_FAIL, NO_ADDRESS -> Reason.SERVFAIL;
            case NO_ROUTE -> Reason.NO_CONNECTIVITY;
            case LOCAL_DENIED -> Reason.NO_PERMISSION;
            case SYN_TIMEOUT, CONNECTED_SILENT, EHLO_UNANSWERED -> Reason.TIMEOUT;
            case RST_ON_SYN, ICMP_REJECT, CONNECTED_EOF, CONNECTED_RESET, BANNER_5XX, EHLO_DROPPED, EHLO_REFUSED ->
                Reason.REFUSED;
            case BANNER_4XX -> Reason.RATE_LIMITED;
            case CONNECTED, TLS_HANDSHAKE_FAIL, BANNER_OK, BANNER_NOT_SMTP, EHLO_NOT_SMTP, TLS_BROKEN ->
                Reason.MALFORMED;
            case NOT_TRIED -> Reason.SKIPPED;
        };
    }

    /** What an attempt proves about the path. */
    public enum Reach {
        /** A server answered, so that the path is open. */
        REACHED,
        /** Something on the path keeps connections from their server. */
        BLOCKED,
        /** The attempt proves neither. */
        UNCLEAR
    }
}
