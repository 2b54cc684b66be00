package dev.mailworthy.smtp.message;

import java.util.Locale;

/**
 * A header field as received: one character is one octet.
 *
 * @param raw name, colon and value with its folds, without the last line break
 */
record HeaderField(String raw) {

    /** The name in small letters; empty for a line without a colon. */
    String name() {
        int colon = raw.indexOf(':');
        return colon < 0 ? "" : raw.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    /** The text after the colon, with its folds. */
    String value() {
        return raw.substring(raw.indexOf(':') + 1);
    }

    /** The value on one line (RFC 5322 section 2.2.3). */
    String unfolded() {
        return value().replace("\r\n", "").strip();
    }
}
