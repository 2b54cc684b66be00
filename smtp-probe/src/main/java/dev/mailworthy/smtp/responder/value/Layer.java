package dev.mailworthy.smtp.responder.value;

/** What SMTP is spoken over. */
public enum Layer {
    CLEAR_TEXT,
    TLS
}
