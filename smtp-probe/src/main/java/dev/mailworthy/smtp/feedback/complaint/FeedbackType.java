package dev.mailworthy.smtp.feedback.complaint;

/** The type of a feedback report (RFC 5965 section 7.3, RFC 6430, RFC 6591). */
public enum FeedbackType {
    /** Unwanted mail. */
    ABUSE,
    /** Failed authentication. */
    AUTH_FAILURE,
    /** Fraud or phishing. */
    FRAUD,
    /** The message is no spam. */
    NOT_SPAM,
    /** A virus. */
    VIRUS,
    /** Anything else. */
    OTHER,
    /** The recipient opted out. */
    OPT_OUT,
    /** The recipient opted out of a list. */
    OPT_OUT_LIST
}
