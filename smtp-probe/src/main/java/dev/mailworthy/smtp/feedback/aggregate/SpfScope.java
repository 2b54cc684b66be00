package dev.mailworthy.smtp.feedback.aggregate;

/** The identity that SPF evaluated (RFC 7208 section 2.3 and 2.4). */
public enum SpfScope {
    /** The domain in MAIL FROM. */
    MFROM,
    /** The name in HELO or EHLO. */
    HELO
}
