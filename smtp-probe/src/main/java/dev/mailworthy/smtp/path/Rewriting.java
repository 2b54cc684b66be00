package dev.mailworthy.smtp.path;

import dev.mailworthy.core.text.Printable;

/**
 * A difference between what one side sent and what the other side received.
 *
 * @param kind what was changed
 * @param detail one line about what was sent and what arrived
 */
public record Rewriting(Kind kind, String detail) {
    public Rewriting {
        detail = Printable.text(detail);
    }

    /** What was changed on the way. */
    public enum Kind {
        /** The greeting arrived changed. */
        BANNER_CHANGED,
        /** The EHLO line arrived changed. */
        EHLO_CHANGED,
        /** A capability that the responder offered did not arrive (RFC 5321 section 4.1.1.1). */
        CAPABILITY_REMOVED,
        /** A capability arrived that the responder did not offer. */
        CAPABILITY_ADDED,
        /** The offer of STARTTLS did not arrive (RFC 3207 section 4). */
        STARTTLS_REMOVED,
        /** The TLS handshake showed another certificate than the responder's. */
        CERTIFICATE_REPLACED,
        /** The proof in clear text arrived damaged, but the proof inside TLS arrived whole. */
        PROOF_CHANGED,
        /**
         * The responder accepted the connection on another port. Its own machine may redirect the port, or a proxy
         * does.
         */
        PORT_CHANGED,
        /**
         * Octets in clear text followed the 220 reply to STARTTLS (the injection that RFC 3207 section 4.2 prevents).
         */
        OCTETS_BEFORE_TLS
    }
}
