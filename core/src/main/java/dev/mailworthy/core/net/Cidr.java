package dev.mailworthy.core.net;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A network: an address with all host bits zero, and a prefix length.
 *
 * @param network the lowest address
 * @param prefix 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(IpAddress network, int prefix) {

    /** The bits in front of the IPv4 address in an IPv4-mapped one. */
    private static final int MAPPED_PREFIX = 96;

    /** @throws IllegalArgumentException when the prefix is too long or host bits are set */
    public Cidr {
        Objects.requireNonNull(network, "network");
        if (prefix < 0 || prefix > network.family().bits()) {
            throw new IllegalArgumentException(
                    "prefix /" + prefix + " is outside 0 to " + network.family().bits());
        }
        if (hasHostBits(network, prefix)) {
            throw new IllegalArgumentException(network + "/" + prefix + " has host bits set; the network is "
                    + network.masked(prefix) + "/" + prefix);
        }
    }

    /**
     * {@return the network that holds the address: host bits are cleared}
     *
     * @param address any address of the network
     * @param prefix 0 to 32, or to 128 for IPv6
     */
    public static Cidr containing(IpAddress address, int prefix) {
        if (prefix < 0 || prefix > address.family().bits()) {
            throw new IllegalArgumentException(
                    "prefix /" + prefix + " is outside 0 to " + address.family().bits());
        }
        return new Cidr(hasHostBits(address, prefix) ? address.masked(prefix) : address, prefix);
    }

    /**
     * Reads {@code address/prefix}, or an address alone, which is a network of one address.
     *
     * @param text for example {@code 192.0.2.0/24}
     * @return the network, whose host bits must be zero
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.parse(text);
            return new Cidr(address, address.family().bits());
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        return new Cidr(address, prefix(text, text.substring(slash + 1)));
    }

    private static int prefix(String text, String digits) {
        if (digits.isEmpty()
                || digits.length() > 3
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw new IllegalArgumentException("\"" + Printable.text(text)
                    + "\" is not a network: the prefix is not a number without leading zeros");
        }
        return Integer.parseInt(digits);
    }

    /** {@return the IPv4 network inside a network of IPv4-mapped addresses (RFC 4291 section 2.5.5.2), or this network} */
    public Cidr unmapped() {
        return network.isIpv4Mapped() && prefix >= MAPPED_PREFIX
                ? new Cidr(network.unmapped(), prefix - MAPPED_PREFIX)
                : this;
    }

    /**
     * {@return whether the address lies in this network; an address of the other family never does}
     *
     * @param address of either family
     */
    public boolean contains(IpAddress address) {
        return address.family() == network.family() && sharePrefix(address, network, prefix);
    }

    /**
     * {@return whether two addresses of one family have the same leading bits}
     *
     * @param one an address
     * @param other an address of the same family
     * @param prefix the number of leading bits, at most those of the family
     */
    public static boolean sharePrefix(IpAddress one, IpAddress other, int prefix) {
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (one.octet(i) != other.octet(i)) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || (one.octet(whole) ^ other.octet(whole)) >> (8 - rest) == 0;
    }

    /** {@return every address of the network, lowest first} The stream makes each when it is needed. */
    public Stream<IpAddress> addresses() {
        IpAddress last = last();
        return Stream.concat(
                Stream.iterate(network, address -> !address.equals(last), IpAddress::next), Stream.of(last));
    }

    /** {@return the address with all host bits one} */
    public IpAddress last() {
        byte[] octets = network.octets();
        for (int i = prefix / 8; i < octets.length; i++) {
            octets[i] |= (byte) (0xFF >> Math.max(0, prefix - i * 8));
        }
        return IpAddress.ofOctets(octets);
    }

    private static boolean hasHostBits(IpAddress address, int prefix) {
        int octet = prefix / 8;
        if (prefix % 8 != 0 && (address.octet(octet) & 0xFF >> prefix % 8) != 0) {
            return true;
        }
        for (int i = (prefix + 7) / 8; i < address.family().octets(); i++) {
            if (address.octet(i) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
