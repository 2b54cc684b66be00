package dev.mailworthy.core.receiver;


/** Whether the same mail can pass later (RFC 5321 section 4.2.1). */
public enum Permanence {
    /** A 4yz reply. */
    TEMPORARY,
    /** A 5yz reply. */
    PERMANENT
}
