package dev.mailworthy.smtp.feedback.aggregate;

/** The result of one DKIM signature (RFC 8601 section 2.7.1). */
public enum DkimOutcome {
    /** No signature. */
    NONE,
    /** The signature is valid. */
    PASS,
    /** The signature is invalid. */
    FAIL,
    /** The signature is valid and the receiver does not accept it. */
    POLICY,
    /** The signature could not be read. */
    NEUTRAL,
    /** An error that may pass, such as an unanswered DNS question. */
    TEMPERROR,
    /** An error that another attempt does not mend. */
    PERMERROR
}
