package dev.mailworthy.smtp.dialogue.wire;

import java.io.IOException;

/** Limits that no honest server reaches. */
public final class Limits {

    /** RFC 5321 section 4.5.3.1.5 allows 512 octets a line. */
    static final int LINE_OCTETS = 2048;

    /** EHLO names some twenty extensions at most. */
    static final int REPLY_LINES = 128;

    /** Below TLS: certificates and all. */
    static final int WIRE_OCTETS = 1 << 20;

    /** Above TLS: all that the peer says. */
    public static final int SPOKEN_OCTETS = 1 << 16;

    private Limits() {}

    /** The peer sends more than that. */
    public static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;

        Exceeded(String message) {
            super(message);
        }
    }
}
