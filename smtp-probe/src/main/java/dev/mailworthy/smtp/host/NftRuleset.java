package dev.mailworthy.smtp.host;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The output of {@code nft list ruleset} as far as it concerns outgoing TCP: the chains on the output hook and the
 * chains that they jump to. It finds a {@link NftRule} that names the port, or a chain that refuses all ports without a
 * rule.
 */
final class NftRuleset {

    /** The maximum size that is read. */
    static final int LONGEST = 4 << 20;

    private static final Pattern TABLE = Pattern.compile("table (ip|ip6|inet) (\\S+) \\{");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern JUMP = Pattern.compile("\\b(?:jump|goto) (\\S+)");

    /** A chain in its table. */
    private record Place(String family, String table, String chain) {}

    private final Map<Place, List<NftRule>> chains = new LinkedHashMap<>();
    private final Set<Place> outgoing = new HashSet<>();
    private final Set<Place> hooked = new LinkedHashSet<>();

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
                chains.get(place).add(new NftRule(line));
                if (line.startsWith("type ") && line.contains(" hook output ")) {
                    outgoing.add(place);
                    hooked.add(place);
                }
            }
        }
    }

    /** Adds the chains to which outgoing chains jump. */
    private void follow() {
        Deque<Place> open = new ArrayDeque<>(outgoing);
        while (!open.isEmpty()) {
            Place from = open.remove();
            for (NftRule rule : chains.getOrDefault(from, List.of())) {
                Matcher jump = JUMP.matcher(rule.text());
                while (jump.find()) {
                    Place to = new Place(from.family(), from.table(), jump.group(1));
                    if (outgoing.add(to)) {
                        open.add(to);
                    }
                }
            }
        }
    }

    /** The rule that refuses the port: a rule that names it, or a chain that refuses all ports without a rule. */
    Answer<String> against(IpFamily family, int port) {
        String own = family == IpFamily.IPV4 ? "ip" : "ip6";
        List<Place> places = chains.keySet().stream()
                .filter(outgoing::contains)
                .filter(place -> place.family().equals("inet") || place.family().equals(own))
                .toList();
        Optional<NftRule> named =
                rules(places).filter(rule -> rule.refuses() && rule.names(port)).findFirst();
        if (named.isPresent()) {
            return Answer.present(Printable.text(named.get().text()));
        }
        return hooked.stream()
                .filter(places::contains)
                .filter(place -> rules(List.of(place)).anyMatch(NftRule::refusesTheRest))
                .map(place -> unnamed(place, places, port))
                .filter(answer -> !(answer instanceof Answer.Absent))
                .findFirst()
                .orElseGet(() -> unseen(places));
    }

    /** Unanswered if a rule may refuse the port, else absent. */
    private Answer<String> unseen(List<Place> places) {
        return rules(places)
                .filter(NftRule::mayRefuse)
                .findFirst()
                .<Answer<String>>map(rule -> Answer.unanswered(
                        Reason.NOT_SUPPORTED,
                        "which ports are meant is not to be seen in the rule \"" + Printable.text(rule.text())
                                + "\"; look yourself: sudo nft list ruleset"))
                .orElseGet(Answer::absent);
    }

    /**
     * The effect on the port of a chain that refuses everything else. Rules of the same table may let the port pass.
     */
    private Answer<String> unnamed(Place place, List<Place> places, int port) {
        List<NftRule> passing = rules(places.stream()
                        .filter(other -> other.family().equals(place.family())
                                && other.table().equals(place.table()))
                        .toList())
                .filter(rule -> rule.mayLetThroughTo(port))
                .toList();
        String chain = Printable.text(place.family() + " " + place.table() + " " + place.chain());
        if (passing.stream().anyMatch(rule -> rule.names(port))) {
            return Answer.absent();
        }
        return passing.isEmpty()
                ? Answer.present("chain " + chain + " refuses what no rule of it names, and none names port " + port)
                : Answer.unanswered(
                        Reason.NOT_SUPPORTED,
                        "chain " + chain + " refuses what no rule of it names; whether one lets port " + port
                                + " pass, look yourself: sudo nft list chain " + chain);
    }

    private Stream<NftRule> rules(List<Place> places) {
        return places.stream().flatMap(place -> chains.getOrDefault(place, List.of()).stream());
    }
}
