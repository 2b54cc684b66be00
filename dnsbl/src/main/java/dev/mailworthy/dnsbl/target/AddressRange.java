package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Target;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All addresses from one to another, both included. */
record AddressRange(IpAddress first, IpAddress last) {

    /** @throws IllegalArgumentException when the ends are of two families or in the wrong order */
    AddressRange {
        if (first.family() != last.family()) {
            throw new IllegalArgumentException("the range " + first + "-" + last + " mixes IPv4 and IPv6");
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("the range " + first + "-" + last + " ends before it begins");
        }
    }

    /**
     * Reads {@code 11.0.0.1-11.0.0.9}, {@code 11.0.0.1-9} or the like for IPv6, with or without spaces. Empty for any other
     * text: a hyphen is also a part of domain names.
     *
     * @throws IllegalArgumentException with one sentence when it is meant as a range and is none
     */
    static Optional<AddressRange> parse(String text) {
        int hyphen = text.indexOf('-');
        String start = hyphen < 0 ? "" : text.substring(0, hyphen).strip();
        String end = hyphen < 0 ? "" : text.substring(hyphen + 1).strip();
        boolean range = start.length() > 1 && !end.isEmpty() && Target.isAddress(start) && Target.isAddress(end);
        if (!range) {
            return Optional.empty();
        }
        boolean octetOnly = start.indexOf('.') > 0 && end.indexOf('.') < 0 && end.indexOf(':') < 0;
        String whole = octetOnly ? start.substring(0, start.lastIndexOf('.') + 1) + end : end;
        return Optional.of(new AddressRange(
                IpAddress.parse(start).unmapped(), IpAddress.parse(whole).unmapped()));
    }

    /** The binary logarithm of the number of addresses, rounded up. */
    int bits() {
        return number(last).subtract(number(first)).bitLength();
    }

    /** The fewest networks that hold these addresses and no others, lowest first. */
    List<Cidr> networks() {
        List<Cidr> networks = new ArrayList<>();
        int bits = first.family().bits();
        BigInteger end = number(last).add(BigInteger.ONE);
        for (BigInteger at = number(first); at.compareTo(end) < 0; ) {
            int aligned = at.signum() == 0 ? bits : at.getLowestSetBit();
            int size = Math.min(aligned, end.subtract(at).bitLength() - 1);
            networks.add(new Cidr(address(at), bits - size));
            at = at.add(BigInteger.ONE.shiftLeft(size));
        }
        return networks;
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets());
    }

    private IpAddress address(BigInteger number) {
        byte[] octets = new byte[first.family().octets()];
        byte[] digits = number.toByteArray();
        int kept = Math.min(digits.length, octets.length);
        System.arraycopy(digits, digits.length - kept, octets, octets.length - kept, kept);
        return IpAddress.ofOctets(octets);
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
