package dev.mailworthy.smtp.feedback.aggregate;

/** The result of SPF (RFC 7208 section 2.6), as a receiver reports it. */
public enum SpfOutcome {
    /** No record. */
    NONE,
    /** The record says nothing about the address. */
    NEUTRAL,
    /** The address may send. */
    PASS,
    /** The address may not send. */
    FAIL,
    /** The address probably may not send. */
    SOFTFAIL,
    /** An error that may pass, such as an unanswered DNS question. */
    TEMPERROR,
    /** The record cannot be evaluated, for example because it needs more than 10 DNS lookups. */
    PERMERROR
}
