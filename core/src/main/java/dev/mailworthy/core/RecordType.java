package dev.mailworthy.core;

/** The record types that mail needs, with their numbers (IANA DNS parameters). */
public enum RecordType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    PTR(12),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33),
    TLSA(52),
    /** The type of SPF records before RFC 7208, section 3.1 of which makes TXT the only one. */
    SPF(99),
    CAA(257);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** The TYPE value on the wire. */
    public int number() {
        return number;
    }
}
