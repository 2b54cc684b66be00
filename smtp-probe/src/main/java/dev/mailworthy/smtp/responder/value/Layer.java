package dev.mailworthy.smtp.responder.value;

/** Clear text or TLS, below SMTP. */
public enum Layer {
    /** Without TLS. */
    CLEAR_TEXT,
    /** Inside TLS. */
    TLS
}
