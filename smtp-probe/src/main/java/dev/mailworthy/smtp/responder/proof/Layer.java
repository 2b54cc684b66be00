package dev.mailworthy.smtp.responder.proof;

/** What SMTP is spoken over. */
public enum Layer {
    CLEAR_TEXT,
    TLS
}
