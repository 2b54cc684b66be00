package dev.mailworthy.core;

/** The record types that mail needs, with their numbers (IANA DNS parameters). */
public enum RecordType {
    /** An IPv4 address (RFC 1035 section 3.4.1). */
    A(1),
    /** A name server of a zone (RFC 1035 section 3.3.11). */
    NS(2),
    /** An alias (RFC 1035 section 3.3.1). */
    CNAME(5),
    /** The start of a zone (RFC 1035 section 3.3.13). */
    SOA(6),
    /** The name of an address (RFC 1035 section 3.3.12). */
    PTR(12),
    /** A mail exchanger (RFC 1035 section 3.3.9). */
    MX(15),
    /** Texts, such as SPF and DKIM (RFC 1035 section 3.3.14). */
    TXT(16),
    /** An IPv6 address (RFC 3596 section 2.1). */
    AAAA(28),
    /** Host and port of a service (RFC 2782). */
    SRV(33),
    /** A certificate association for DANE (RFC 6698 section 2). */
    TLSA(52),
    /** The type of SPF records before RFC 7208, section 3.1 of which makes TXT the only one. */
    SPF(99),
    /** The authorities that may issue certificates (RFC 8659 section 4). */
    CAA(257);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** {@return the TYPE value on the wire} */
    public int number() {
        return number;
    }
}
