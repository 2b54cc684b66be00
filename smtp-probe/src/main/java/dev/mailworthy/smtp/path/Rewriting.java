package dev.mailworthy.smtp.path;

import dev.mailworthy.core.text.Printable;

/**
 * Something that a responder sent or received differently from what was received or sent here.
 *
 * @param detail one line about what was sent and what arrived
 */
public record Rewriting(Kind kind, String detail) {
    public Rewriting {
        detail = Printable.text(detail);
    }

    /** What was changed on the way. */
    public enum Kind {
        BANNER_CHANGED,
        /** The line of EHLO arrived with other octets. */
        EHLO_CHANGED,
        CAPABILITY_REMOVED,
        CAPABILITY_ADDED,
        STARTTLS_REMOVED,
        CERTIFICATE_REPLACED,
        /** The proof in clear text did not arrive whole, while the one inside TLS did. */
        PROOF_CHANGED,
        /** The responder took the connection on another port; its own machine may do that, and so may a proxy. */
        PORT_CHANGED,
        /** Octets in clear text followed the go-ahead for TLS (the injection that RFC 3207 section 4.2 guards against). */
        OCTETS_BEFORE_TLS
    }
}
