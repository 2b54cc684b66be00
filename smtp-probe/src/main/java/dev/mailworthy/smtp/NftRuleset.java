package dev.mailworthy.smtp;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.net.IpFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code nft list ruleset} prints, as far as it concerns outgoing TCP: chains on the output hook and those that they lead
 * to. Only rules that name the port are found; a chain whose policy drops everything is not.
 */
final class NftRuleset {

    /** A rule set larger than this is read no further. */
    static final int LONGEST = 4 << 20;

    private static final Pattern TABLE = Pattern.compile("table (ip|ip6|inet) (\\S+) \\{");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern JUMP = Pattern.compile("\\b(?:jump|goto) (\\S+)");
    private static final Pattern PORTS = Pattern.compile("tcp dport (\\{[^}]{0,4000}}|[0-9-]{1,11})");

    /** A chain of one table. */
    private record Place(String family, String table, String chain) {}

    private final Map<Place, List<String>> chains = new LinkedHashMap<>();
    private final Set<Place> outgoing = new HashSet<>();

    private NftRuleset() {}

    static NftRuleset parse(String text) {
        NftRuleset ruleset = new NftRuleset();
        ruleset.read(text);
        ruleset.follow();
        return ruleset;
    }

    private void read(String text) {
        String family = "";
        String table = "";
        Place place = new Place("", "", "");
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher tableLine = TABLE.matcher(line);
            Matcher chainLine = CHAIN.matcher(line);
            if (tableLine.matches()) {
                family = tableLine.group(1);
                table = tableLine.group(2);
            } else if (chainLine.matches()) {
                place = new Place(family, table, chainLine.group(1));
                chains.put(place, new ArrayList<>());
            } else if (chains.containsKey(place)) {
                chains.get(place).add(line);
                if (line.startsWith("type ") && line.contains(" hook output ")) {
                    outgoing.add(place);
                }
            }
        }
    }

    /** Adds the chains that outgoing ones jump to. */
    private void follow() {
        Deque<Place> open = new ArrayDeque<>(outgoing);
        while (!open.isEmpty()) {
            Place from = open.remove();
            for (String rule : chains.getOrDefault(from, List.of())) {
                Matcher jump = JUMP.matcher(rule);
                while (jump.find()) {
                    Place to = new Place(from.family(), from.table(), jump.group(1));
                    if (outgoing.add(to)) {
                        open.add(to);
                    }
                }
            }
        }
    }

    Optional<String> against(IpFamily family, int port) {
        String own = family == IpFamily.IPV4 ? "ip" : "ip6";
        return chains.entrySet().stream()
                .filter(chain -> outgoing.contains(chain.getKey()))
                .filter(chain -> chain.getKey().family().equals("inet")
                        || chain.getKey().family().equals(own))
                .flatMap(chain -> chain.getValue().stream())
                .filter(rule -> refuses(rule) && names(rule, port))
                .map(Printable::text)
                .findFirst();
    }

    private static boolean refuses(String rule) {
        return rule.matches(".*\\b(drop|reject)\\b.*");
    }

    private static boolean names(String rule, int port) {
        Matcher ports = PORTS.matcher(rule);
        if (!ports.find()) {
            return false;
        }
        for (String part : ports.group(1).replaceAll("[{}\\s]", "").split(",")) {
            String[] ends = part.split("-", 2);
            if (ends[0].matches("[0-9]{1,5}")
                    && ends[ends.length - 1].matches("[0-9]{1,5}")
                    && Integer.parseInt(ends[0]) <= port
                    && port <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
