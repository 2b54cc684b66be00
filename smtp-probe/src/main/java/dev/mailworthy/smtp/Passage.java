package dev.mailworthy.smtp;

/** What becomes of connections to one port, and who decides it. */
public enum Passage {
    /** They reach the servers. A server may still refuse in its greeting. */
    OPEN,
    /** They get out, and something on the way answers in the place of servers or changes what is said. */
    ALTERED,
    /** They connect and are greeted, and the conversation breaks off before a message could be handed over. */
    BROKEN,
    /** The network lets a few pass and drops the others. */
    RATIONED,
    /** The network drops them. */
    DROPPED,
    /** The network refuses them. */
    REFUSED,
    /** This machine refuses to send them. */
    DENIED_HERE,
    /** Something answers all connections to every address, so that no answer says anything about a port. */
    PROXIED,
    /** This machine has no route for the family, so that none was sent. */
    NO_ROUTE,
    /** The run did not find out. */
    UNKNOWN
}
