package dev.mailworthy.smtp.feedback.tls;

/** The kind of policy that a sender applied (RFC 8460 section 4.4). */
public enum TlsPolicyType {
    /** MTA-STS (RFC 8461). */
    STS,
    /** DANE (RFC 7672). */
    TLSA,
    /** No policy. */
    NO_POLICY_FOUND
}
