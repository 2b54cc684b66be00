package dev.mailworthy.smtp.feedback.aggregate;

/** Whether SPF or DKIM passed with a domain that aligns with From, in the view of the receiver. */
public enum AlignedOutcome {
    /** It passed and aligns. */
    PASS,
    /** It failed, or does not align. */
    FAIL
}
