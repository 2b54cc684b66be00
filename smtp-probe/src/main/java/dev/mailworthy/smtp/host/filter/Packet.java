package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalUser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first packet of a TCP connection from this machine, as far as it is known.
 *
 * @param marked whether a rule may have set a mark on it
 */
record Packet(IpFamily family, int port, Optional<IpAddress> destination, LocalUser who, boolean marked) {

    private static final int TCP = 6;
    private static final int SYN = 2;
    private static final int STATE_NEW = 8;

    /** Whether a value of the packet is this one, which nft prints with {@code -nn}. */
    Fit fit(String key, String value) {
        return switch (key) {
            case "tcp dport", "th dport", "ct original proto-dst" -> number(port, value);
            case "meta l4proto", "ip protocol", "ip6 nexthdr" -> value.equals("tcp") ? Fit.YES : number(TCP, value);
            case "meta nfproto" -> nfproto(value);
            case "ct state" -> flag(STATE_NEW, "new", value);
            case "tcp flags" -> value.contains(" / ") ? masked(value) : flag(SYN, "syn", value);
            case "ct direction" -> Fit.of(value.equals("0") || value.equals("original"));
            case "oif", "oifname" -> outgoing(value);
            case "iif", "iifname" -> Fit.NO;
            case "ip daddr", "ip6 daddr" -> onFamily(key) ? destination(value) : Fit.NO;
            case "ip saddr", "ip6 saddr" -> onFamily(key) ? Fit.UNKNOWN : Fit.NO;
            case "fib daddr type" -> Fit.of(value.equals("1") || value.equals("unicast"));
            case "meta skuid" -> owner(who.uid(), value);
            case "meta skgid" -> owner(who.gid(), value);
            case "meta mark" -> marked ? Fit.BY_USER : number(0, value);
            default -> other(key);
        };
    }

    private static Fit other(String key) {
        if (key.startsWith("meta cgroup") || key.startsWith("socket ")) {
            return Fit.BY_USER;
        }
        boolean otherProtocol = Arrays.asList("udp", "udplite", "sctp", "dccp", "icmp", "icmpv6", "igmp", "esp", "ah")
                .contains(key.split(" ")[0]);
        return otherProtocol ? Fit.NO : Fit.UNKNOWN;
    }

    private Fit nfproto(String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        boolean four = family == IpFamily.IPV4;
        return Fit.of(value.equals(four ? "2" : "10") || value.equals(four ? "ipv4" : "ipv6"));
    }

    private boolean onFamily(String key) {
        return key.startsWith("ip6 ") == (family == IpFamily.IPV6);
    }

    private static Fit outgoing(String value) {
        String name = value.replace("\"", "");
        if (name.equals("lo") || name.equals("1")) {
            return Fit.NO;
        }
        return name.equals("*") ? Fit.YES : Fit.UNKNOWN;
    }

    private static Fit owner(OptionalLong known, String value) {
        return known.isEmpty() || !Character.isDigit(value.charAt(0)) ? Fit.BY_USER : number(known.getAsLong(), value);
    }

    /** The flags under the mask after the slash are these and no others. */
    private static Fit masked(String value) {
        String[] sides = value.split(" / ", 2);
        OptionalLong wanted = flags(sides[0]);
        OptionalLong mask = flags(sides[1]);
        return wanted.isPresent() && mask.isPresent()
                ? Fit.of((SYN & mask.getAsLong()) == wanted.getAsLong())
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

    /** One of the flags in a list is set. */
    private static Fit flag(int flag, String name, String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        for (String each : value.split(" ")[0].split("[,|()]")) {
            if (each.equals(name) || number(flag, each) == Fit.YES) {
                return Fit.YES;
            }
        }
        return Fit.NO;
    }

    private Fit destination(String value) {
        if (destination.isEmpty()) {
            return Fit.UNKNOWN;
        }
        IpAddress address = destination.get();
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

    /** Equal to a decimal or hexadecimal number, or within a range of two. */
    private static Fit number(long known, String value) {
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
