package dev.mailworthy.smtp;

/** What the attempts on one port, family and source together say. */
public enum EgressVerdict {
    OPEN,
    /** TCP connects, but no SMTP greeting came. */
    OPEN_UNVERIFIED,
    BLOCKED_DROP,
    BLOCKED_REJECT_RST,
    BLOCKED_REJECT_ICMP,
    BLOCKED_LOCAL,
    THROTTLED,
    INTERCEPTED,
    TLS_STRIPPED,
    ALL_TCP_PROXIED,
    /** No address or route of that family: normal for many hosts. */
    NO_FAMILY,
    /** The control connections fail too: the network is down, which says nothing about mail. */
    NO_CONNECTIVITY,
    /** No target's name could be resolved. */
    DNS_FAILURE,
    REPUTATION_BLOCKED,
    TARGET_DOWN,
    INCONCLUSIVE;

    /** Whether something between here and the targets, or this machine itself, keeps the port closed. */
    public boolean isBlocked() {
        return switch (this) {
            case BLOCKED_DROP, BLOCKED_REJECT_RST, BLOCKED_REJECT_ICMP, BLOCKED_LOCAL -> true;
            default -> false;
        };
    }
}
