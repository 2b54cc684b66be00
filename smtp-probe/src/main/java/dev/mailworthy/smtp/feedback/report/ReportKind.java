package dev.mailworthy.smtp.feedback.report;

/** The kinds of reports. */
public enum ReportKind {
    /** DMARC aggregate report (RFC 7489 section 7.2, RFC 9990). */
    DMARC_AGGREGATE,
    /** Report about one message that failed authentication (RFC 6591, RFC 9991). */
    DMARC_FAILURE,
    /** SMTP TLS report (RFC 8460). */
    TLS,
    /** Complaint of a recipient (ARF, RFC 5965). */
    COMPLAINT,
    /** Data or status of Microsoft SNDS. */
    SNDS,
    /** Statistics of Google Postmaster Tools. */
    POSTMASTER
}
