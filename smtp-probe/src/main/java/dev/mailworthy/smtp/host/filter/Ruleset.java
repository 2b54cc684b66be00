package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.net.IpFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of {@code nft -nn -a list ruleset}: chains with their rules, sets and verdict maps. */
final class Ruleset {

    /** The maximum size that is read. */
    static final int LONGEST = 4 << 20;

    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{.*");
    private static final Pattern SET = Pattern.compile("(?:set|map) (\\S+) \\{.*");

    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private boolean marks;

    private Ruleset() {}

    static Ruleset parse(String text) {
        Ruleset ruleset = new Ruleset();
        ruleset.read(text);
        ruleset.marks = ruleset.chains.values().stream()
                .flatMap(chain -> chain.rules().stream())
                .anyMatch(FilterRule::sets);
        return ruleset;
    }

    private void read(String text) {
        String[] table = {"", ""};
        Sets sets = new Sets();
        String set = "";
        StringBuilder elements = new StringBuilder();
        Optional<Chain> chain = Optional.empty();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher tableLine = TABLE.matcher(line);
            Matcher chainLine = CHAIN.matcher(line);
            Matcher setLine = SET.matcher(line);
            if (tableLine.matches()) {
                table = new String[] {tableLine.group(1), tableLine.group(2)};
                sets = new Sets();
                chain = Optional.empty();
            } else if (chainLine.matches()) {
                Chain begun = new Chain(table[0], table[1], chainLine.group(1), sets);
                chains.put(begun.place(), begun);
                chain = Optional.of(begun);
            } else if (chain.isEmpty() && setLine.matches()) {
                set = setLine.group(1);
                sets.put(set, List.of());
            } else if (line.equals("}")) {
                chain = Optional.empty();
            } else if (chain.isPresent() && !line.isEmpty()) {
                chain.get().add(line);
            } else if (line.startsWith("elements = ") || !elements.isEmpty()) {
                elements.append(' ').append(line.replaceFirst("^elements = ", ""));
                if (line.endsWith("}")) {
                    sets.put(set, Sets.split(elements.toString()));
                    elements.setLength(0);
                }
            }
        }
    }

    /** The base chains that a packet of this family passes on its way out. */
    List<Chain> outgoing(IpFamily family) {
        return of(family, Chain::isOutgoing);
    }

    /** The base chains of filters that an answer passes on its way to this machine. */
    List<Chain> incoming(IpFamily family) {
        return of(family, Chain::isIncoming);
    }

    private List<Chain> of(IpFamily family, Predicate<Chain> wanted) {
        String own = family == IpFamily.IPV4 ? "ip" : "ip6";
        return chains.values().stream()
                .filter(wanted)
                .filter(chain -> List.of("inet", "netdev", own).contains(chain.family()))
                .toList();
    }

    /** Another chain of the same table; empty if there is none of this name. */
    Optional<Chain> beside(Chain chain, String name) {
        return Optional.ofNullable(chains.get(chain.family() + " " + chain.table() + " " + name));
    }

    /** Whether a rule sets marks on packets, so that another rule may see them. */
    boolean marks() {
        return marks;
    }
}
