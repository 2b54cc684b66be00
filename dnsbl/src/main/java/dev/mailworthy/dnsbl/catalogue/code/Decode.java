package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** How the A records of a list are read. */
public enum Decode implements Labelled {
    /** Every code is a value. */
    EXACT,
    /** Every code is a bit of one octet, and several may be set (RFC 5782 section 2.3). */
    BITMASK,
    /** Octets have meanings of their own; codes are values or bits, and several may hold. */
    OCTETS,
    /** Any record lists; codes only add a meaning. */
    ANY
}
