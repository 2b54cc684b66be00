package dev.mailworthy.core;

/** Whether the same mail can pass later (RFC 5321 section 4.2.1). */
public enum Permanence implements Labelled {
    /** Another try can succeed: what a 4yz reply claims. */
    TEMPORARY,
    /** Another try ends alike until something has been changed: what a 5yz reply claims. */
    PERMANENT
}
