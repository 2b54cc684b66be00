package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Locale;
import java.util.Optional;

/**
 * The packet with which a server takes a connection from this machine: SYN and ACK. A filter on the way in that drops it closes
 * the port as one on the way out does.
 *
 * @param marked whether a rule may have set a mark on it
 */
record AnswerPacket(IpFamily family, int port, Optional<IpAddress> server, boolean marked) implements Packet {

    private static final int SYN_AND_ACK = 0x12;
    private static final int STATE_ESTABLISHED = 2;

    /** The kernel takes the connection's own port from above this one (RFC 6056 section 3.2). */
    private static final int LAST_LOW_PORT = 1023;

    @Override
    public Fit fit(String key, String value) {
        return switch (key) {
            case "tcp sport", "th sport", "ct original proto-dst" -> Packet.number(port, value);
            case "tcp dport", "th dport" -> ownPort(value);
            case "meta l4proto", "ip protocol", "ip6 nexthdr" -> Packet.tcp(value);
            case "meta nfproto" -> Packet.protocol(family, value);
            case "ct state" -> state(value);
            case "ct direction" -> Fit.of(value.equals("1") || value.equals("reply"));
            case "tcp flags" -> value.contains(" / ") ? Packet.masked(SYN_AND_ACK, value) : flags(value);
            case "iif", "iifname" -> Packet.device(value);
            case "oif", "oifname" -> Fit.NO;
            case "ip saddr", "ip6 saddr" -> Packet.address(family, key, server, value);
            case "ip daddr", "ip6 daddr" -> Packet.address(family, key, Optional.empty(), value);
            case "fib daddr type" -> Fit.of(value.equals("2") || value.equals("local"));
            case "meta mark" -> marked ? Fit.UNKNOWN : Packet.number(0, value);
            default -> Packet.otherProtocol(key);
        };
    }

    /** The connection's own port is one of many high ones. */
    private static Fit ownPort(String value) {
        String[] ends = value.split("-", 2);
        try {
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            return last <= LAST_LOW_PORT
                    ? Fit.NO
                    : Fit.of(first <= LAST_LOW_PORT + 1 && last == 0xffff).or(Fit.UNKNOWN);
        } catch (NumberFormatException e) {
            return Fit.UNKNOWN;
        }
    }

    private static Fit state(String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        for (String each : value.split(" ")[0].split("[,|()]")) {
            if (each.equals("established") || Packet.number(STATE_ESTABLISHED, each) == Fit.YES) {
                return Fit.YES;
            }
        }
        return Fit.NO;
    }

    /** A list without SYN and without ACK does not fit. */
    private static Fit flags(String value) {
        if (value.equals("?")) {
            return Fit.UNKNOWN;
        }
        String words = value.toLowerCase(Locale.ROOT);
        if (Packet.number(SYN_AND_ACK, words) == Fit.YES) {
            return Fit.YES;
        }
        boolean one = words.contains("syn") || words.contains("ack") || words.contains("0x2") || words.contains("0x10");
        return one ? Fit.UNKNOWN : Fit.NO;
    }
}
