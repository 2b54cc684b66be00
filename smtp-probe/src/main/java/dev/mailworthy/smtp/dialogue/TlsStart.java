package dev.mailworthy.smtp.dialogue;

/** When TLS begins on a port. */
public enum TlsStart {
    /** Clear text first, then STARTTLS (RFC 3207): ports 25 and 587. */
    STARTTLS,
    /** TLS from the first octet (RFC 8314 section 3.3): port 465. */
    IMPLICIT
}
