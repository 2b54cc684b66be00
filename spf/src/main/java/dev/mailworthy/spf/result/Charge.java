package dev.mailworthy.spf.result;

import dev.mailworthy.core.text.Printable;

/**
 * One use of a limit, and the term that used it.
 *
 * @param kind which limit was used
 * @param domain the domain of the record
 * @param term the term as published
 */
public record Charge(Kind kind, String domain, String term) {
    public Charge {
        domain = Printable.text(domain);
        term = Printable.text(term);
    }

    /** A limit of RFC 7208 section 4.6.4. */
    public enum Kind {
        /** A term that needs the DNS; ten are allowed (RFC 7208 section 4.6.4). */
        TERM,
        /** A look-up that found nothing; two are allowed (RFC 7208 section 4.6.4). */
        VOID
    }
}
