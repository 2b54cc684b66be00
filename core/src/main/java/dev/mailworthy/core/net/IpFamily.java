package dev.mailworthy.core.net;

import com.fasterxml.jackson.annotation.JsonValue;

/** The two address families. */
public enum IpFamily {
    IPV4(4, "ipv4"),
    IPV6(16, "ipv6");

    private final int octets;
    private final String label;

    IpFamily(int octets, String label) {
        this.octets = octets;
        this.label = label;
    }

    /** The length of an address in octets. */
    public int octets() {
        return octets;
    }

    /** The length of an address in bits. */
    public int bits() {
        return octets * 8;
    }

    /** The name as people write it. */
    public String title() {
        return this == IPV4 ? "IPv4" : "IPv6";
    }

    /** The name that JSON uses. */
    @JsonValue
    public String label() {
        return label;
    }
}
