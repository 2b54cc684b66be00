package dev.mailworthy.core;

/** Whether the same mail can pass later (RFC 5321 section 4.2.1). */
public enum Permanence implements Labelled {
    /** A 4yz reply: another attempt can succeed. */
    TEMPORARY,
    /** A 5yz reply: another attempt fails too, until something is changed. */
    PERMANENT
}
