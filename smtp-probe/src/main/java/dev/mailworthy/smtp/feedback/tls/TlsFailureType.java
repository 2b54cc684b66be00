package dev.mailworthy.smtp.feedback.tls;

/** Why TLS sessions failed (RFC 8460 section 4.3). */
public enum TlsFailureType {
    /** The receiver does not offer STARTTLS. */
    STARTTLS_NOT_SUPPORTED,
    /** The certificate is for other names. */
    CERTIFICATE_HOST_MISMATCH,
    /** The certificate has expired. */
    CERTIFICATE_EXPIRED,
    /** No trusted authority issued the certificate. */
    CERTIFICATE_NOT_TRUSTED,
    /** Another failure, which the reason code may explain. */
    VALIDATION_FAILURE,
    /** The TLSA record cannot be used or does not fit. */
    TLSA_INVALID,
    /** No answer of the DNS is valid by DNSSEC. */
    DNSSEC_INVALID,
    /** The sender requires DANE, and the receiver does not have it. */
    DANE_REQUIRED,
    /** The MTA-STS policy could not be fetched. */
    STS_POLICY_FETCH_ERROR,
    /** The MTA-STS policy could not be read. */
    STS_POLICY_INVALID,
    /** The certificate of the host of the MTA-STS policy is not valid. */
    STS_WEBPKI_INVALID
}
