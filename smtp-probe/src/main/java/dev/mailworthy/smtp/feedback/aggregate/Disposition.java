package dev.mailworthy.smtp.feedback.aggregate;

/** What the receiver did with the messages because of DMARC (RFC 9990 section 3.1). */
public enum Disposition {
    /** Nothing. */
    NONE,
    /** The messages passed DMARC (RFC 9990). */
    PASS,
    /** Treated as suspicious. */
    QUARANTINE,
    /** Refused. */
    REJECT
}
