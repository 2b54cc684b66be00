package dev.mailworthy.smtp.responder;

/** What SMTP is spoken over. */
public enum Layer {
    CLEAR_TEXT,
    TLS
}
