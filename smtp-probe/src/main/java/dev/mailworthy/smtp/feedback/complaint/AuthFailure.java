package dev.mailworthy.smtp.feedback.complaint;

/** What failed (RFC 6591 section 3.3, RFC 7489 section 7.3.1). */
public enum AuthFailure {
    /** The author's signing practices refuse the message. */
    ADSP,
    /** The body differs from the signed one. */
    BODYHASH,
    /** The DKIM key is revoked. */
    REVOKED,
    /** The DKIM signature is not valid. */
    SIGNATURE,
    /** SPF does not pass. */
    SPF,
    /** DMARC does not pass. */
    DMARC
}
