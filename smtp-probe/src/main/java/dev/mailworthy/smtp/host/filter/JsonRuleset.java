package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.json.Members;
import dev.mailworthy.smtp.host.filter.Chain.Hook;
import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@code nft -nn -a -j list ruleset} prints (libnftables-json(5)). Each object names its family, table and chain.
 *
 * <p>The JSON has neither the words of a rule nor what an extension of iptables does in it. Both come from nft's text, if that
 * has the same rules at the same places; a rule is never quoted from a text that differs.
 */
final class JsonRuleset {

    private static final Set<String> FLAGS = Set.of("dormant", "owner", "persist");

    private final Map<String, Sets> sets = new HashMap<>();
    private final Set<String> dormant = new HashSet<>();
    private final Set<String> damaged = new HashSet<>();
    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private final Map<String, List<Members>> rules = new HashMap<>();
    private final boolean hasElements;
    private final Optional<FilterListing.Text> text;

    private JsonRuleset(boolean hasElements, Optional<FilterListing.Text> text) {
        this.hasElements = hasElements;
        this.text = text;
    }

    /**
     * Reads a ruleset.
     *
     * @param text the same ruleset as nft's text, if there is one
     * @param hasElements whether named sets have their elements, which {@code --terse} leaves out
     * @throws IllegalArgumentException if it is no ruleset
     */
    static Ruleset read(Members root, Optional<FilterListing.Text> text, boolean hasElements) {
        JsonRuleset reader = new JsonRuleset(hasElements, text);
        root.objects("nftables").forEach(reader::object);
        reader.chains.forEach((place, chain) -> reader.fill(chain, reader.rules.getOrDefault(place, List.of())));
        return Ruleset.of(List.copyOf(reader.chains.values()));
    }

    private void object(Members one) {
        for (String kind : one.names()) {
            switch (kind) {
                case "table" -> table(one.object(kind));
                case "set", "map" -> set(one.object(kind));
                case "chain" -> chain(one.object(kind));
                case "rule" -> rule(one.object(kind));
                default -> {
                    // Objects that decide nothing by themselves: metainfo, counter, quota, limit, flowtable, ct helper.
                }
            }
        }
    }

    private static String table(Members one, String member) {
        return one.text("family") + " " + one.text(member);
    }

    /** A dormant table sees no packets. */
    private void table(Members table) {
        Object flags = table.value("flags").orElse(List.of());
        List<?> all = flags instanceof List<?> list ? list : List.of(flags);
        if (!all.stream().allMatch(flag -> flag instanceof String known && FLAGS.contains(known))) {
            damaged.add(table(table, "name"));
        } else if (all.contains("dormant")) {
            dormant.add(table(table, "name"));
        }
    }

    /** A set with a rate, and one without its elements, stays unknown. */
    private void set(Members set) {
        boolean isRated = set.has("stmt") && JsonRule.isRated(set.value("stmt").orElse(List.of()));
        if (hasElements && !isRated) {
            List<Element> elements =
                    set.has("elem") ? JsonExpression.elements(set.value("elem").orElse(List.of())) : List.of();
            setsOf(table(set, "table")).put(set.text("name"), elements);
        }
    }

    private Sets setsOf(String table) {
        return sets.computeIfAbsent(table, each -> new Sets());
    }

    private void chain(Members one) {
        String table = table(one, "table");
        Chain chain = new Chain(one.text("family"), one.text("table"), one.text("name"), setsOf(table));
        if (one.has("hook") && !dormant.contains(table) && !isDormantInText(chain, table)) {
            chain.hook(new Hook(
                    one.text("type"),
                    one.text("hook"),
                    one.optionalText("policy").filter("drop"::equals).isPresent()));
        }
        if (chains.put(chain.place(), chain) != null) {
            throw new IllegalArgumentException("a chain stands twice");
        }
    }

    /** nft 1.0.6 prints memory of other use in place of a table's flags. Its text has them right. */
    private boolean isDormantInText(Chain chain, String table) {
        return damaged.contains(table)
                && !text.flatMap(known ->
                                Optional.ofNullable(known.rules().chains().get(chain.place())))
                        .orElseThrow(() -> new IllegalArgumentException("a table has unknown flags"))
                        .isBase();
    }

    private void rule(Members rule) {
        String place = table(rule, "table") + " " + rule.text("chain");
        if (!chains.containsKey(place)) {
            throw new IllegalArgumentException("a rule has no chain");
        }
        rules.computeIfAbsent(place, each -> new ArrayList<>()).add(rule);
    }

    private void fill(Chain chain, List<Members> listed) {
        List<String> handles = listed.stream()
                .map(rule -> Long.toString(rule.number("handle", 0, Long.MAX_VALUE)))
                .toList();
        List<FilterRule> printed = printed(chain, handles);
        for (int i = 0; i < handles.size(); i++) {
            JsonRule rule = JsonRule.read(listed.get(i));
            boolean isPrinted = !printed.isEmpty() && (isWhole() || !rule.hasExtension());
            chain.add(isPrinted ? rule.beside(printed.get(i)) : rule.alone(handles.get(i)));
        }
    }

    private boolean isWhole() {
        return text.filter(FilterListing.Text::isWhole).isPresent();
    }

    /** The chain's rules as the text has them; none if it does not have the same. */
    private List<FilterRule> printed(Chain chain, List<String> handles) {
        return text.flatMap(known -> Optional.ofNullable(known.rules().chains().get(chain.place())))
                .map(Chain::rules)
                .filter(known -> known.stream().map(FilterRule::handle).toList().equals(handles))
                .orElse(List.of());
    }
}
