package dev.mailworthy.dnsbl.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of {@link Target targets} of a query. */
public enum TargetKind {
    /** An IPv4 address, its octets reversed (RFC 5782 section 2.1). */
    IP4,
    /** An IPv6 address, its nibbles reversed (RFC 5782 section 2.4). */
    IP6,
    /** A domain name (RFC 5782 section 3). */
    DOMAIN;

    /** {@return the name that catalogues and JSON use} */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
