package dev.mailworthy.core.dns;

/**
 * How a zone's server misbehaves for a name and everything below it. The last four show on the wire only, through
 * the zone server; in memory they are the answer that a client would end up with.
 */
public enum Fault {
    /** Says nothing. */
    TIMEOUT,
    /** RCODE 2. */
    SERVFAIL,
    /** RCODE 5. */
    REFUSED,
    /** Octets that are no DNS message. */
    GARBAGE,
    /** The right answer under another id. */
    WRONG_ID,
    /** The right answer, cut in half. */
    TRUNCATED_PACKET,
    /** The TC bit over UDP; TCP answers. */
    TRUNCATED
}
