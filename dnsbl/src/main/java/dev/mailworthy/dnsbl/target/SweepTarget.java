package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/** A target of a sweep. It has only octets; {@link #whole} makes the full {@link Target} for a result that is reported. */
public sealed interface SweepTarget {

    /** {@return which lists can be asked about it} */
    TargetKind kind();

    /** {@return the target of a check} */
    Target whole();

    /** {@return its address; empty for a domain} */
    Optional<IpAddress> address();

    /**
     * {@return the digest of the targets before this one and of this one}
     *
     * @param before the digest of all targets before
     */
    long digest(long before);

    /** {@return the most octets that its labels take} */
    int mostOctets();

    /**
     * Writes the labels that stand in front of a list's zone, each after its length octet (RFC 1035 section 3.1).
     *
     * @param name has room for 255 octets
     */
    void writeLabels(ByteBuffer name);

    /**
     * {@return the target; an IPv4-mapped address stays IPv6}
     *
     * @param address of either family
     */
    static SweepTarget of(IpAddress address) {
        return address.family() == IpFamily.IPV4
                ? new Ip4(address.octet(0) << 24 | address.octet(1) << 16 | address.octet(2) << 8 | address.octet(3))
                : new Ip6(address);
    }

    /**
     * An IPv4 address.
     *
     * @param octets as a number: 127.0.0.2 is 0x7F000002
     */
    record Ip4(int octets) implements SweepTarget {

        /** The labels of all octets. */
        private static final byte[][] LABELS = IntStream.range(0, 256)
                .mapToObj(octet -> ((char) Integer.toString(octet).length() + Integer.toString(octet))
                        .getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);

        @Override
        public TargetKind kind() {
            return TargetKind.IP4;
        }

        @Override
        public Target whole() {
            return Target.of(ip());
        }

        @Override
        public Optional<IpAddress> address() {
            return Optional.of(ip());
        }

        private IpAddress ip() {
            return IpAddress.ofOctets(
                    (byte) (octets >> 24), (byte) (octets >> 16), (byte) (octets >> 8), (byte) octets);
        }

        @Override
        public long digest(long before) {
            long digest = before;
            for (int shift = 24; shift >= 0; shift -= 8) {
                digest = TargetDigest.with(digest, octets >> shift);
            }
            return TargetDigest.with(digest, 4);
        }

        @Override
        public int mostOctets() {
            return 16;
        }

        @Override
        public void writeLabels(ByteBuffer name) {
            name.put(LABELS[octets & 0xFF])
                    .put(LABELS[octets >> 8 & 0xFF])
                    .put(LABELS[octets >> 16 & 0xFF])
                    .put(LABELS[octets >>> 24]);
        }
    }

    /**
     * An IPv6 address.
     *
     * @param ip an address of 16 octets
     */
    record Ip6(IpAddress ip) implements SweepTarget {

        @Override
        public TargetKind kind() {
            return TargetKind.IP6;
        }

        @Override
        public Target whole() {
            return Target.of(ip);
        }

        @Override
        public Optional<IpAddress> address() {
            return Optional.of(ip);
        }

        @Override
        public long digest(long before) {
            return TargetDigest.with(before, ip.octets());
        }

        @Override
        public int mostOctets() {
            return 64;
        }

        @Override
        public void writeLabels(ByteBuffer name) {
            for (int i = ip.family().octets() - 1; i >= 0; i--) {
                writeNibble(name, ip.octet(i) & 0xF);
                writeNibble(name, ip.octet(i) >> 4);
            }
        }

        private static void writeNibble(ByteBuffer name, int nibble) {
            name.put((byte) 1).put((byte) (nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
        }
    }

    /**
     * A domain.
     *
     * @param name in the form of {@link DomainName}
     */
    record Domain(DomainName name) implements SweepTarget {

        @Override
        public TargetKind kind() {
            return TargetKind.DOMAIN;
        }

        @Override
        public Target whole() {
            return Target.of(name);
        }

        @Override
        public Optional<IpAddress> address() {
            return Optional.empty();
        }

        @Override
        public long digest(long before) {
            return TargetDigest.with(before, name.wire());
        }

        @Override
        public int mostOctets() {
            return name.wire().length - 1;
        }

        @Override
        public void writeLabels(ByteBuffer buffer) {
            byte[] wire = name.wire();
            buffer.put(wire, 0, wire.length - 1);
        }
    }
}
