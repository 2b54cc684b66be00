package dev.mailworthy.smtp;

/** What happens to connections to one port, and on which side. */
public enum Passage {
    /** They reach the servers. A server may still refuse in its greeting. */
    OPEN,
    /** They leave, but a device on the path answers in place of servers or changes the dialogue. */
    ALTERED,
    /** They connect and are greeted, and the conversation breaks off before a message could be handed over. */
    BROKEN,
    /** The network lets a few pass and drops the others. */
    RATIONED,
    /** This machine itself lets a few pass and drops the others. */
    RATIONED_HERE,
    /** The network drops them. */
    DROPPED,
    /** The network refuses them. */
    REFUSED,
    /** This machine refuses to send them. */
    DENIED_HERE,
    /** A device answers every connection to every address. No answer proves anything about a port. */
    PROXIED,
    /** This machine has no route for the family. No connection was sent. */
    NO_ROUTE,
    /** The run did not find out. */
    UNKNOWN
}
