package dev.mailworthy.smtp.responder.value;

/** Clear text or TLS, below SMTP. */
public enum Layer {
    CLEAR_TEXT,
    TLS
}
