package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.host.LocalUser;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first packet of a TCP connection from this machine, as far as it is known.
 *
 * @param marked whether a rule may have set a mark on it
 */
record FirstPacket(IpFamily family, int port, Optional<IpAddress> destination, LocalUser who, boolean marked)
        implements Packet {

    private static final int SYN = 2;
    private static final int STATE_NEW = 8;

    /** The packet with which the server takes the connection. */
    AnswerPacket answer() {
        return new AnswerPacket(family, port, destination, marked);
    }

    @Override
    public Fit fit(String key, String value) {
        return switch (key) {
            case "tcp dport", "th dport", "ct original proto-dst" -> Packet.number(port, value);
            case "meta l4proto", "ip protocol", "ip6 nexthdr" -> Packet.tcp(value);
            case "meta nfproto" -> Packet.protocol(family, value);
            case "ct state" -> flag(STATE_NEW, "new", value);
            case "tcp flags" -> value.contains(" / ") ? Packet.masked(SYN, value) : flag(SYN, "syn", value);
            case "ct direction" -> Fit.of(value.equals("0") || value.equals("original"));
            case "oif", "oifname" -> Packet.device(value);
            case "iif", "iifname" -> Fit.NO;
            case "ip daddr", "ip6 daddr" -> Packet.address(family, key, destination, value);
            case "ip saddr", "ip6 saddr" -> Packet.address(family, key, Optional.empty(), value);
            case "fib daddr type" -> Fit.of(value.equals("1") || value.equals("unicast"));
            case "meta skuid" -> owner(who.uid(), value);
            case "meta skgid" -> owner(who.gid(), value);
            case "meta mark" -> marked ? Fit.BY_USER : Packet.number(0, value);
            default -> other(key);
        };
    }

    private static Fit other(String key) {
        if (key.startsWith("meta cgroup") || key.startsWith("socket ")) {
            return Fit.BY_USER;
        }
        return Packet.otherProtocol(key);
    }

    private static Fit owner(OptionalLong known, String value) {
        return known.isEmpty() || !Character.isDigit(value.charAt(0))
                ? Fit.BY_USER
                : Packet.number(known.getAsLong(), value);
    }

    /** One of the flags in a list is set. */
    private static Fit flag(int flag, String name, String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        for (String each : value.split(" ")[0].split("[,|()]")) {
            if (each.equals(name) || Packet.number(flag, each) == Fit.YES) {
                return Fit.YES;
            }
        }
        return Fit.NO;
    }
}
