package dev.mailworthy.core.dns;

/**
 * A fault of a zone's server for a name and everything below it. The last four exist on the wire only, through
 * {@link dev.mailworthy.core.dns.engine.ZoneServer}. In memory they become the answer that a client would get in the end.
 */
public enum Fault {
    /** No reply. */
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
