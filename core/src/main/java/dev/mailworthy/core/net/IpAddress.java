package dev.mailworthy.core.net;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An IPv4 or IPv6 address by its octets. Two addresses of different families are never equal. */
public final class IpAddress implements Comparable<IpAddress> {

    private final byte[] octets;

    private IpAddress(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Reads a literal: dotted decimal without leading zeros, or RFC 4291 section 2.2 in any of its forms. Zone
     * identifiers, brackets and names are refused; no name is ever looked up.
     *
     * @param literal for example {@code 192.0.2.1} or {@code 2001:db8::1}
     * @return the address; an IPv4-mapped one stays IPv6
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static IpAddress parse(String literal) {
        return parse(literal, 0, literal.length());
    }

    /**
     * Reads the literal between two indexes of a text, like {@link #parse(String)}.
     *
     * @param text holds the literal
     * @param start the index of its first char
     * @param end the index behind its last char
     * @return the address; an IPv4-mapped one stays IPv6
     */
    public static IpAddress parse(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon >= 0 && colon < end
                ? new IpAddress(IpLiteral.ipv6(text, start, end))
                : new IpAddress(IpLiteral.ipv4(text, start, end));
    }

    /**
     * {@return an address of 4 or 16 octets, which are copied}
     *
     * @param octets in network byte order
     * @throws IllegalArgumentException for any other length
     */
    public static IpAddress ofOctets(byte... octets) {
        if (octets.length != 4 && octets.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length);
        }
        return new IpAddress(octets.clone());
    }

    /** This address with zeros for all bits behind the prefix. */
    IpAddress masked(int prefix) {
        byte[] kept = octets.clone();
        for (int i = prefix / 8; i < kept.length; i++) {
            int keep = Math.max(0, prefix - i * 8);
            kept[i] &= (byte) (keep >= 8 ? 0xFF : 0xFF00 >> keep);
        }
        return new IpAddress(kept);
    }

    /** {@return the address after this one in its family; after the last one comes the first} */
    public IpAddress next() {
        byte[] following = octets.clone();
        for (int i = following.length - 1; i >= 0 && ++following[i] == 0; i--) {
            // The octet overflowed: the one before it is incremented too.
        }
        return new IpAddress(following);
    }

    /**
     * Converts an address of the Java platform. The platform has already turned a mapped address into IPv4.
     *
     * @param address may have a zone identifier, which is dropped
     * @return the octets of that address
     */
    public static IpAddress of(InetAddress address) {
        return new IpAddress(address.getAddress());
    }

    /** {@return the address family} */
    public IpFamily family() {
        return octets.length == 4 ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    /** {@return a copy of the octets, in network order} */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * {@return one octet, 0 to 255}
     *
     * @param index from 0, at most 3 for IPv4 and 15 for IPv6
     */
    public int octet(int index) {
        return octets[index] & 0xFF;
    }

    /**
     * Converts to an address of the Java platform, for sockets. A mapped address becomes IPv4. Nothing is looked up.
     *
     * @return an {@link InetAddress} without a host name
     */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length is right by construction", e);
        }
    }

    /** {@return whether it is of the form {@code ::ffff:a.b.c.d} (RFC 4291 section 2.5.5.2)} */
    public boolean isIpv4Mapped() {
        if (octets.length != 16 || octets[10] != -1 || octets[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the IPv4 address inside a mapped one, or this address (for SPF, RFC 7208 section 5)} */
    public IpAddress unmapped() {
        return isIpv4Mapped() ? new IpAddress(Arrays.copyOfRange(octets, 12, 16)) : this;
    }

    /** {@return the labels of the reverse name without a zone: octets or nibbles backwards, with dots between} */
    public String reverseLabels() {
        StringBuilder name = new StringBuilder(64);
        for (int i = octets.length - 1; i >= 0; i--) {
            if (!name.isEmpty()) {
                name.append('.');
            }
            if (octets.length == 4) {
                name.append(octet(i));
            } else {
                name.append(Character.forDigit(octet(i) & 0xF, 16))
                        .append('.')
                        .append(Character.forDigit(octet(i) >> 4, 16));
            }
        }
        return name.toString();
    }

    /** {@return the name of its PTR record (RFC 1035 section 3.5, RFC 3596 section 2.5)} */
    public DomainName reverseName() {
        return DomainName.ofText(reverseLabels() + (octets.length == 4 ? ".in-addr.arpa" : ".ip6.arpa"));
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Integer.compare(octets.length, other.octets.length);
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The canonical text: dotted decimal, or RFC 5952 (mapped addresses with a dotted tail). */
    @JsonValue
    @Override
    public String toString() {
        return octets.length == 4 ? IpLiteral.dotted(octets, 0) : IpLiteral.rfc5952(octets, isIpv4Mapped());
    }
}
