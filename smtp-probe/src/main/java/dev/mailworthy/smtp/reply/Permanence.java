package dev.mailworthy.smtp.reply;

/** Whether the same mail can pass later (RFC 5321 section 4.2.1). */
public enum Permanence implements Labelled {
    /** Another try can succeed. */
    TEMPORARY,
    /** Another try ends alike until something has been changed. */
    PERMANENT
}
