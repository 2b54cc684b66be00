package dev.mailworthy.smtp;

/** How one connection attempt ended. */
public enum AttemptOutcome {
    /** A name had no answer, or no address of the family. */
    NAME_FAIL,
    /** No address or route of the family; nothing was sent. */
    NO_ROUTE,
    /** The operating system refused to send. */
    LOCAL_DENIED,
    /** No answer until the deadline. */
    SYN_TIMEOUT,
    /** Refused by a TCP reset (or an ICMP port-unreachable, which looks the same from here). */
    RST_ON_SYN,
    /** Refused by an ICMP message on the way. */
    ICMP_REJECT,
    /** Connected, but no octet came until the banner's deadline. */
    CONNECTED_SILENT,
    /** Connected and closed before a banner. */
    CONNECTED_EOF,
    /** Connected and reset before a banner. */
    CONNECTED_RESET,
    /** Connected; this port speaks TLS first, or the attempt is a control that needs no more. */
    CONNECTED,
    /** A 2yz greeting. */
    BANNER_OK,
    /** A 4yz greeting: the path is open, the receiver is not willing now. */
    BANNER_4XX,
    /** A 5yz greeting: the path is open, the receiver refuses. */
    BANNER_5XX,
    /** Octets that are no SMTP greeting. */
    BANNER_NOT_SMTP;

    /** Whether SMTP or TCP got through to something that behaves like the target. */
    public Reach reach() {
        return switch (this) {
            case BANNER_OK, BANNER_4XX, BANNER_5XX, CONNECTED -> Reach.REACHED;
            case SYN_TIMEOUT, RST_ON_SYN, ICMP_REJECT, LOCAL_DENIED -> Reach.BLOCKED;
            default -> Reach.UNCLEAR;
        };
    }

    /** What an attempt says about the path. */
    public enum Reach {
        REACHED,
        BLOCKED,
        UNCLEAR
    }
}
