package dev.mailworthy.spf.result;

import java.util.Locale;

/** The results of check_host() (RFC 7208 section 2.6). */
public enum SpfResult {
    /** No domain to check, or no record there. */
    NONE,
    /** The domain says nothing about the address. */
    NEUTRAL,
    /** The domain authorises the address. */
    PASS,
    /** The domain says that the address is not authorised. */
    FAIL,
    /** The domain says that the address is probably not authorised. */
    SOFTFAIL,
    /** A DNS answer is missing: unanswered, not a statement of the domain. */
    TEMPERROR,
    /** The record cannot be interpreted. */
    PERMERROR;

    /** The name that header fields and JSON use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
