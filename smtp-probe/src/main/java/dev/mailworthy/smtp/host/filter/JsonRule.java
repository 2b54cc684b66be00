package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.core.json.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the statements of one rule (libnftables-json(5)). What it does not know becomes an unread condition. */
final class JsonRule {

    private static final Set<String> RATES = Set.of("limit", "quota", "ct count");

    /** Statements that decide nothing. */
    private static final Set<String> BESIDE = Set.of(
            "counter",
            "log",
            "notrack",
            "dup",
            "fwd",
            "snat",
            "masquerade",
            "flow",
            "secmark",
            "last",
            "ct helper",
            "ct timeout",
            "ct expectation",
            "optstrip",
            "reset",
            "map");

    private final RuleDraft rule = new RuleDraft();
    private final List<String> extensions = new ArrayList<>();
    private boolean isPartlyText;

    private JsonRule() {}

    static JsonRule read(Members one) {
        JsonRule reader = new JsonRule();
        for (Object statement : one.list("expr")) {
            if (statement instanceof Members members) {
                members.names().forEach(kind -> reader.statement(kind, members));
            } else {
                reader.text();
            }
        }
        return reader;
    }

    /** nft prints statements in the words of its text for which it has no JSON: an unnamed chain, an update of a map. */
    private void text() {
        isPartlyText = true;
        rule.unread();
        rule.does(Action.of(Action.Type.UNCLEAR));
    }

    /** Whether it has extensions of iptables, of which the JSON has the names alone. */
    boolean hasExtension() {
        return !extensions.isEmpty();
    }

    /** The rule in the words of nft's text, which also has what the JSON lacks. */
    FilterRule beside(FilterRule printed) {
        return hasExtension() || isPartlyText ? printed : rule.rule(printed.text(), printed.handle());
    }

    /** The rule without nft's text. */
    FilterRule alone(String handle) {
        String with = hasExtension() ? ", with " + String.join(", ", extensions) + " of iptables" : "";
        return rule.rule("the rule with handle " + handle + with, handle);
    }

    private void statement(String kind, Members statement) {
        switch (kind) {
            case "match" -> match(statement.object(kind));
            case "vmap" -> map(statement.object(kind));
            case "accept", "drop", "reject", "return", "jump", "goto", "continue" ->
                rule.does(verdict(kind, statement.value(kind)));
            case "redirect", "dnat", "tproxy" -> rule.does(Action.of(Action.Type.REDIRECT));
            case "limit", "quota", "ct count" -> rule.rated();
            case "mangle" -> mangle(statement.object(kind));
            case "set", "meter" -> dynamicSet(statement.object(kind));
            case "queue", "synproxy" -> rule.does(Action.of(Action.Type.UNCLEAR));
            case "xt" -> extension(statement);
            default -> {
                if (!BESIDE.contains(kind)) {
                    rule.unread();
                }
            }
        }
    }

    private void match(Members match) {
        List<String> keys = JsonExpression.keys(match.value("left"));
        String comparison = match.text("op");
        boolean negated = comparison.equals("!=") || comparison.equals("!");
        rule.on(new Condition(keys, negated, compared(match, keys, comparison)));
    }

    private static Operand compared(Members match, List<String> keys, String comparison) {
        Object right = match.value("right").orElse("?");
        Optional<String> mask = JsonExpression.mask(match.value("left"));
        if (mask.isPresent()) {
            return FilterRuleReader.masked(keys, JsonExpression.literal(right), mask.get());
        }
        return switch (comparison) {
            case "<", ">", "<=", ">=" -> Operand.of(FilterRuleReader.range(comparison, JsonExpression.literal(right)));
            case "==", "!=" ->
                keys.equals(List.of("tcp flags")) && !(right instanceof Map)
                        ? Operand.of(JsonExpression.literal(right) + " / " + FilterRuleReader.ALL_FLAGS)
                        : JsonExpression.operand(right);
            default -> JsonExpression.operand(right);
        };
    }

    private void map(Members map) {
        rule.does(Action.map(
                JsonExpression.keys(map.value("key")),
                JsonExpression.operand(map.value("data").orElse("?"))));
    }

    /** The action of a verdict: {@code {"drop": null}}, {@code {"jump": {"target": "inner"}}}. */
    static Action verdict(String kind, Optional<Object> value) {
        Object target = value.orElse("") instanceof Map<?, ?> map ? map.get("target") : "";
        return Action.verdict(kind + " " + target);
    }

    private void mangle(Members mangle) {
        if (JsonExpression.keys(mangle.value("key")).equals(List.of("meta mark"))) {
            rule.setsMark();
        }
    }

    private void dynamicSet(Members set) {
        if (isRated(set.value("stmt").orElse(List.of()))) {
            rule.rated();
        }
    }

    /** Whether one of these statements lets a packet pass by a rate or a number. */
    static boolean isRated(Object statements) {
        List<?> all = statements instanceof List<?> list ? list : List.of(statements);
        return all.stream()
                .anyMatch(each -> each instanceof Map<?, ?> map
                        && map.keySet().stream().map(String::valueOf).anyMatch(RATES::contains));
    }

    /** Early versions of nft print null in place of the extension's name. */
    private void extension(Members statement) {
        if (statement.isObject("xt")) {
            Members extension = statement.object("xt");
            extensions.add(extension.text("name"));
            rule.extension(extension.text("type"), extension.text("name"));
        } else {
            extensions.add("an extension");
            rule.unread();
            rule.does(Action.of(Action.Type.UNCLEAR));
        }
    }
}
