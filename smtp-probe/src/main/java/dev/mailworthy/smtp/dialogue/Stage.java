package dev.mailworthy.smtp.dialogue;

/** The parts of a dialogue, in the order of their first possible occurrence. */
public enum Stage {
    BANNER,
    EHLO,
    /** After an EHLO that the peer does not know. */
    HELO,
    /** The command, not the handshake. */
    STARTTLS,
    /** The TLS handshake; the first stage of all where TLS is implicit. */
    HANDSHAKE,
    /** EHLO again, under TLS. */
    EHLO_TLS,
    MAIL,
    RCPT
}
