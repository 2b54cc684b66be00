package dev.mailworthy.smtp.dialogue;

/** The stages of a dialogue, in the order in which they can first occur. */
public enum Stage {
    BANNER,
    EHLO,
    /** HELO, after EHLO was refused as unknown. */
    HELO,
    /** The STARTTLS command, without the handshake. */
    STARTTLS,
    /** The TLS handshake. It is the first stage if TLS is implicit. */
    HANDSHAKE,
    /** EHLO once more, under TLS. */
    EHLO_TLS,
    MAIL,
    RCPT
}
