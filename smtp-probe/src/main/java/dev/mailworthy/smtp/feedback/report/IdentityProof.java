package dev.mailworthy.smtp.feedback.report;

/** What proves the domain that sent a report. */
public enum IdentityProof {
    /** A DKIM signature of the mail, verified by this program, of a domain that aligns with From (RFC 9989 section 4.4). */
    DKIM,
    /** An Authentication-Results field of a mail server that the user trusts (RFC 8601). */
    AUTHENTICATION_RESULTS
}
