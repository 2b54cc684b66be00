package dev.mailworthy.spf.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The results of check_host() (RFC 7208 section 2.6). */
public enum SpfResult {
    /** No domain to check, or no record there. */
    NONE,
    /** The domain makes no statement about the address. */
    NEUTRAL,
    /** The domain authorises the address. */
    PASS,
    /** The domain says that the address is not authorised. */
    FAIL,
    /** The domain says that the address is probably not authorised. */
    SOFTFAIL,
    /** A DNS answer is missing, so that the check is unanswered. */
    TEMPERROR,
    /** The record cannot be interpreted. */
    PERMERROR;

    /** {@return the name that header fields and JSON use} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
