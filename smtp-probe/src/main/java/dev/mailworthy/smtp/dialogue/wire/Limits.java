package dev.mailworthy.smtp.dialogue.wire;

import java.io.IOException;

/** Limits that no honest server reaches. */
public final class Limits {

    /** RFC 5321 section 4.5.3.1.5 allows 512 octets a line. */
    static final int LINE_OCTETS = 2048;

    /** The maximum number of lines in a reply. EHLO names some twenty extensions at most. */
    static final int REPLY_LINES = 128;

    /** The maximum number of octets below TLS, with certificates. */
    static final int WIRE_OCTETS = 1 << 20;

    /** The maximum number of octets above TLS, from the peer. */
    public static final int SPOKEN_OCTETS = 1 << 16;

    private Limits() {}

    /** The peer exceeds one of these limits. */
    public static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;

        Exceeded(String message) {
            super(message);
        }
    }
}
