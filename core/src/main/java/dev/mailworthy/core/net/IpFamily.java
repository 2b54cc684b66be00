package dev.mailworthy.core.net;

import com.fasterxml.jackson.annotation.JsonValue;

/** The two address families. */
public enum IpFamily {
    /** 32 bits (RFC 791). */
    IPV4(4, "ipv4"),
    /** 128 bits (RFC 8200). */
    IPV6(16, "ipv6");

    private final int octets;
    private final String label;

    IpFamily(int octets, String label) {
        this.octets = octets;
        this.label = label;
    }

    /** {@return the length of an address in octets} */
    public int octets() {
        return octets;
    }

    /** {@return the length of an address in bits} */
    public int bits() {
        return octets * 8;
    }

    /** {@return the name as people write it} */
    public String title() {
        return this == IPV4 ? "IPv4" : "IPv6";
    }

    /** {@return the name that JSON uses} */
    @JsonValue
    public String label() {
        return label;
    }
}
