package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A packet of a TCP connection from this machine, as far as it is known. */
sealed interface Packet permits FirstPacket, AnswerPacket {

    IpFamily family();

    /** Whether a value of the packet is this one, which nft prints with {@code -nn}. */
    Fit fit(String key, String value);

    static Fit tcp(String value) {
        return value.equals("tcp") ? Fit.YES : number(6, value);
    }

    /** Whether the device is this one. It is not the loopback device; which other one it is, is not known. */
    static Fit device(String value) {
        String name = value.replace("\"", "");
        if (name.equals("lo") || name.equals("1")) {
            return Fit.NO;
        }
        return name.equals("*") ? Fit.YES : Fit.UNKNOWN;
    }

    /** A condition on another protocol than TCP does not fit. Any other condition is unknown. */
    static Fit otherProtocol(String key) {
        boolean other = List.of("udp", "udplite", "sctp", "dccp", "icmp", "icmpv6", "igmp", "esp", "ah")
                .contains(key.split(" ")[0]);
        return other ? Fit.NO : Fit.UNKNOWN;
    }

    static Fit protocol(IpFamily family, String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        boolean four = family == IpFamily.IPV4;
        return Fit.of(value.equals(four ? "2" : "10") || value.equals(four ? "ipv4" : "ipv6"));
    }

    /** Whether an address is this one, or in this network or range. A rule about the other family does not fit. */
    static Fit address(IpFamily family, String key, Optional<IpAddress> known, String value) {
        if (key.startsWith("ip6 ") != (family == IpFamily.IPV6)) {
            return Fit.NO;
        }
        return known.map(address -> address(address, value)).orElse(Fit.UNKNOWN);
    }

    private static Fit address(IpAddress address, String value) {
        try {
            int dash = value.indexOf('-');
            if (dash < 0) {
                return Fit.of(Cidr.parse(value).contains(address));
            }
            return Fit.of(IpAddress.parse(value.substring(0, dash)).compareTo(address) <= 0
                    && address.compareTo(IpAddress.parse(value.substring(dash + 1))) <= 0);
        } catch (IllegalArgumentException e) {
            return Fit.UNKNOWN;
        }
    }

    /** Whether a packet with these flags has, of those under the mask after the slash, the ones before it and no others. */
    static Fit masked(int flags, String value) {
        String[] sides = value.split(" / ", 2);
        OptionalLong wanted = flags(sides[0]);
        OptionalLong mask = flags(sides[1]);
        return wanted.isPresent() && mask.isPresent()
                ? Fit.of((flags & mask.getAsLong()) == wanted.getAsLong())
                : Fit.UNKNOWN;
    }

    /** A list of flags as one number (RFC 9293 section 3.1). */
    private static OptionalLong flags(String list) {
        long all = 0;
        for (String each : list.split("[,|() ]+")) {
            int named = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ecn", "cwr")
                    .indexOf(each);
            try {
                all |= named >= 0 ? 1L << named : each.isEmpty() ? 0 : Long.decode(plain(each));
            } catch (NumberFormatException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(all);
    }

    /** Equal to a decimal or hexadecimal number, or within a range of two. */
    static Fit number(long known, String value) {
        String[] ends = value.toLowerCase(Locale.ROOT).split("-", 2);
        try {
            return Fit.of(Long.decode(plain(ends[0])) <= known && known <= Long.decode(plain(ends[ends.length - 1])));
        } catch (NumberFormatException e) {
            return Fit.UNKNOWN;
        }
    }

    /** Without leading zeros, which {@link Long#decode} takes as the sign of an octal number. */
    private static String plain(String number) {
        return number.startsWith("0x") ? number : number.replaceFirst("^0+(?=\\d)", "");
    }
}
