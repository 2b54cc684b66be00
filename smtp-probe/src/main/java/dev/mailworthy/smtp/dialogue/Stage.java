package dev.mailworthy.smtp.dialogue;

/** The stages of a dialogue, in the order in which they can first occur. */
public enum Stage {
    /** The greeting (RFC 5321 section 3.1). */
    BANNER,
    /** EHLO in clear text (RFC 5321 section 4.1.1.1). */
    EHLO,
    /** HELO, after EHLO was refused as unknown. */
    HELO,
    /** The STARTTLS command, without the handshake. */
    STARTTLS,
    /** The TLS handshake. It is the first stage if TLS is implicit. */
    HANDSHAKE,
    /** EHLO once more, under TLS. */
    EHLO_TLS,
    /** MAIL (RFC 5321 section 4.1.1.2). */
    MAIL,
    /** RCPT (RFC 5321 section 4.1.1.3); the message itself is never sent. */
    RCPT
}
