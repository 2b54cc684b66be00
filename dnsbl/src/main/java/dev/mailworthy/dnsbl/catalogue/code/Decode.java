package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** How the A records of a list encode their meaning. */
public enum Decode implements Labelled {
    /** Every code is a value. */
    EXACT,
    /** Every code is a bit of one octet, and several may be set (RFC 5782 section 2.3). */
    BITMASK,
    /** Each octet has its own meaning. Codes are values or bits, and several can match. */
    OCTETS,
    /** Every record is a listing; {@link ListCode codes} only add a meaning. */
    ANY
}
