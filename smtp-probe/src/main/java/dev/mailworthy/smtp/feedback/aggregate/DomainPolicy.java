package dev.mailworthy.smtp.feedback.aggregate;

/** A policy for mail that fails DMARC (RFC 9989 section 4.7). */
public enum DomainPolicy {
    /** No request. */
    NONE,
    /** Treat as suspicious. */
    QUARANTINE,
    /** Refuse. */
    REJECT
}
