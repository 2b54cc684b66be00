package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A set of addresses of both families, kept as the fewest ranges in order. Immutable. */
public final class AddressSet {

    /** A set without an address. */
    public static final AddressSet EMPTY = new AddressSet(List.of(), List.of());

    /** Every address of both families. */
    public static final AddressSet EVERYTHING = of(List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0")));

    /** From one address to another, both included. */
    private record Range(BigInteger first, BigInteger last) {}

    private final List<Range> ipv4;
    private final List<Range> ipv6;

    private AddressSet(List<Range> ipv4, List<Range> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /**
     * {@return the set of every address that lies in at least one of the networks}
     *
     * @param networks of both families, in any order; they may overlap
     */
    public static AddressSet of(Collection<Cidr> networks) {
        return new AddressSet(ranges(networks, IpFamily.IPV4), ranges(networks, IpFamily.IPV6));
    }

    private static List<Range> ranges(Collection<Cidr> networks, IpFamily family) {
        return joined(networks.stream()
                .filter(network -> network.network().family() == family)
                .map(AddressSet::range));
    }

    private static Range range(Cidr network) {
        BigInteger first = new BigInteger(1, network.network().octets());
        int hostBits = network.network().family().bits() - network.prefix();
        return new Range(first, first.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE));
    }

    private static List<Range> joined(Stream<Range> ranges) {
        List<Range> sorted =
                ranges.sorted((a, b) -> a.first().compareTo(b.first())).toList();
        List<Range> joined = new ArrayList<>();
        for (Range next : sorted) {
            Range before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && next.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
                joined.set(
                        joined.size() - 1,
                        new Range(before.first(), before.last().max(next.last())));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    /**
     * {@return the addresses in this set or in the other}
     *
     * @param other another set, of either family or both
     */
    public AddressSet union(AddressSet other) {
        return new AddressSet(
                joined(Stream.concat(ipv4.stream(), other.ipv4.stream())),
                joined(Stream.concat(ipv6.stream(), other.ipv6.stream())));
    }

    /**
     * {@return the addresses in this set but not in the other}
     *
     * @param other the addresses to take out
     */
    public AddressSet minus(AddressSet other) {
        return new AddressSet(minus(ipv4, other.ipv4), minus(ipv6, other.ipv6));
    }

    private static List<Range> minus(List<Range> from, List<Range> without) {
        List<Range> left = new ArrayList<>();
        for (Range range : from) {
            BigInteger at = range.first();
            for (Range hole : without) {
                if (hole.last().compareTo(at) >= 0 && hole.first().compareTo(range.last()) <= 0) {
                    if (hole.first().compareTo(at) > 0) {
                        left.add(new Range(at, hole.first().subtract(BigInteger.ONE)));
                    }
                    at = hole.last().add(BigInteger.ONE);
                }
            }
            if (at.compareTo(range.last()) <= 0) {
                left.add(new Range(at, range.last()));
            }
        }
        return List.copyOf(left);
    }

    /**
     * {@return the addresses in both sets}
     *
     * @param other another set, of either family or both
     */
    public AddressSet intersection(AddressSet other) {
        return minus(minus(other));
    }

    /**
     * {@return whether an address is in the set}
     *
     * @param address of either family
     */
    public boolean contains(IpAddress address) {
        BigInteger value = new BigInteger(1, address.octets());
        return of(address.family()).stream()
                .anyMatch(range ->
                        range.first().compareTo(value) <= 0 && range.last().compareTo(value) >= 0);
    }

    /** {@return whether the set has no address of either family} */
    public boolean isEmpty() {
        return ipv4.isEmpty() && ipv6.isEmpty();
    }

    /**
     * {@return the number of addresses of a family}
     *
     * @param family IPv4 or IPv6; each is counted alone
     */
    public BigInteger size(IpFamily family) {
        return of(family).stream()
                .map(range -> range.last().subtract(range.first()).add(BigInteger.ONE))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private List<Range> of(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
    }

    /** {@return the fewest networks that make up the set, IPv4 first} */
    public List<Cidr> networks() {
        return Stream.of(IpFamily.values())
                .flatMap(family -> of(family).stream().flatMap(range -> networks(range, family).stream()))
                .toList();
    }

    private static List<Cidr> networks(Range range, IpFamily family) {
        List<Cidr> networks = new ArrayList<>();
        BigInteger at = range.first();
        while (at.compareTo(range.last()) <= 0) {
            int hostBits = at.signum() == 0 ? family.bits() : Math.min(at.getLowestSetBit(), family.bits());
            BigInteger left = range.last().subtract(at).add(BigInteger.ONE);
            hostBits = Math.min(hostBits, left.bitLength() - 1);
            networks.add(new Cidr(address(at, family), family.bits() - hostBits));
            at = at.add(BigInteger.ONE.shiftLeft(hostBits));
        }
        return networks;
    }

    private static IpAddress address(BigInteger value, IpFamily family) {
        byte[] octets = new byte[family.octets()];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, octets.length);
        System.arraycopy(bytes, bytes.length - length, octets, octets.length - length, length);
        return IpAddress.ofOctets(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressSet that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * ipv4.hashCode() + ipv6.hashCode();
    }

    @Override
    public String toString() {
        return networks().toString();
    }
}
