package dev.mailworthy.spf.result;

import dev.mailworthy.core.Printable;

/**
 * Who spent what of a limit.
 *
 * @param domain whose record
 * @param term the term as published
 */
public record Charge(Kind kind, String domain, String term) {
    public Charge {
        domain = Printable.text(domain);
        term = Printable.text(term);
    }

    /** Which limit of RFC 7208 section 4.6.4. */
    public enum Kind {
        TERM,
        VOID
    }
}
