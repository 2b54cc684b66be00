package dev.mailworthy.smtp.host.route;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of routing, as {@code ip rule list} prints it (ip-rule(8)): {@code 100: from all ipproto tcp dport 25 prohibit}.
 *
 * @param priority rules with a lower number come first
 * @param refuses whether it ends the look-up with an error: prohibit, blackhole or unreachable
 * @param leads whether it leads to the main table, which has the default route
 * @param isClear whether all of its conditions are known
 */
public record RoutingRule(
        long priority,
        String text,
        boolean refuses,
        boolean leads,
        boolean isClear,
        Optional<long[]> ports,
        Optional<long[]> users,
        Optional<Cidr> to) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,10}):\\s+(.+)");
    private static final Set<String> REFUSALS = Set.of("prohibit", "blackhole", "unreachable");
    private static final int TCP = 6;

    /** Empty for a line that is no rule. */
    static Optional<RoutingRule> read(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(
                        read(Long.parseLong(matcher.group(1)), matcher.group(2).strip()))
                : Optional.empty();
    }

    private static RoutingRule read(long priority, String text) {
        List<String> words = Arrays.asList(text.split("\\s+"));
        boolean isClear = true;
        boolean refuses = false;
        boolean leads = false;
        Optional<long[]> ports = Optional.empty();
        Optional<long[]> users = Optional.empty();
        Optional<Cidr> to = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (REFUSALS.contains(word)) {
                refuses = true;
            } else if (rest.hasNext()) {
                String value = rest.next();
                switch (word) {
                    case "from" -> isClear &= value.equals("all");
                    case "to" -> to = network(value);
                    case "ipproto" -> isClear &= value.equals("tcp") || value.equals(String.valueOf(TCP));
                    case "dport" -> ports = range(value);
                    case "uidrange" -> users = range(value);
                    case "lookup" -> leads = value.equals("main") || value.equals("254");
                    case "proto" -> isClear &= true; // Who made the rule.
                    default -> isClear = false;
                }
                isClear &= !word.equals("to") || to.isPresent();
                isClear &= !word.equals("dport") || ports.isPresent();
                isClear &= !word.equals("uidrange") || users.isPresent();
            } else {
                isClear = false;
            }
        }
        return new RoutingRule(priority, priority + ": " + text, refuses, leads, isClear, ports, users, to);
    }

    private static Optional<long[]> range(String text) {
        if (!text.matches("\\d{1,10}(-\\d{1,10})?")) {
            return Optional.empty();
        }
        String[] ends = text.split("-");
        return Optional.of(new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])});
    }

    private static Optional<Cidr> network(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is about a connection to this server by this user. A user of unknown number is in no range. */
    boolean fits(int port, Optional<IpAddress> server, OptionalLong user) {
        return isClear
                && ports.filter(range -> !holds(range, port)).isEmpty()
                && users.filter(range -> user.isEmpty() || !holds(range, user.getAsLong()))
                        .isEmpty()
                && to.filter(network -> server.filter(network::contains).isEmpty())
                        .isEmpty();
    }

    private static boolean holds(long[] range, long number) {
        return range[0] <= number && number <= range[1];
    }
}
