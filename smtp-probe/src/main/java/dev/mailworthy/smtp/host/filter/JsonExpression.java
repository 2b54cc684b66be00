package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads expressions of libnftables-json(5), in the words that {@code nft -nn} prints. What it does not know is {@code ?}. */
final class JsonExpression {

    private static final Set<String> INTERFACES =
            Set.of("oif", "oifname", "iif", "iifname", "oifgroup", "iifgroup", "oiftype", "iiftype");

    private JsonExpression() {}

    /** The keys of the left side, one for each part of a concatenation. */
    static List<String> keys(Optional<Object> left) {
        Object parts = left.orElse("") instanceof Map<?, ?> map ? map.get("concat") : null;
        return parts instanceof List<?> list
                ? list.stream().map(JsonExpression::key).toList()
                : List.of(left.map(JsonExpression::key).orElse("unread"));
    }

    private static String key(Object expression) {
        if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
            return "unread";
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        if (only.getKey().equals("&") && only.getValue() instanceof List<?> sides && !sides.isEmpty()) {
            return key(sides.get(0));
        }
        return only.getValue() instanceof Map<?, ?> inner ? key(String.valueOf(only.getKey()), inner) : "unread";
    }

    private static String key(String kind, Map<?, ?> expression) {
        return switch (kind) {
            case "payload" -> words(expression, "protocol", "field");
            case "meta" -> {
                String key = String.valueOf(expression.get("key"));
                yield INTERFACES.contains(key) ? key : "meta " + key;
            }
            case "ct" -> "ct " + words(expression, "dir", "key");
            case "socket" -> "socket " + expression.get("key");
            case "fib" -> "fib " + joined(expression) + " " + expression.get("result");
            default -> "unread";
        };
    }

    private static String words(Map<?, ?> expression, String first, String second) {
        Object one = expression.get(first);
        return one == null ? String.valueOf(expression.get(second)) : one + " " + expression.get(second);
    }

    /** The flags of {@code fib}, as nft's text has them: {@code daddr . iif}. */
    private static String joined(Map<?, ?> fib) {
        return fib.get("flags") instanceof List<?> all
                ? all.stream().map(String::valueOf).collect(Collectors.joining(" . "))
                : String.valueOf(fib.get("flags"));
    }

    /** The mask of the left side, if it has one. */
    static Optional<String> mask(Optional<Object> left) {
        return left.flatMap(expression ->
                expression instanceof Map<?, ?> map && map.get("&") instanceof List<?> sides && sides.size() == 2
                        ? Optional.of(literal(sides.get(1)))
                        : Optional.empty());
    }

    /** The right side of a comparison, or the data of a verdict map. */
    static Operand operand(Object right) {
        if (right instanceof String text && text.startsWith("@")) {
            return Operand.named(text.substring(1));
        }
        if (right instanceof Map<?, ?> map && map.get("set") != null) {
            return Operand.of(elements(map.get("set")));
        }
        return Operand.of(List.of(element(right)));
    }

    /** The elements of a set or of a map. */
    static List<Element> elements(Object list) {
        List<?> all = list instanceof List<?> many ? many : List.of(list);
        return Sets.inOrder(all.stream().map(JsonExpression::mapped).toList());
    }

    /** An element of a map is a pair of its key and its verdict. */
    private static Element mapped(Object element) {
        if (element instanceof List<?> pair && pair.size() == 2) {
            Action action = Action.of(Action.Type.UNCLEAR);
            if (pair.get(1) instanceof Map<?, ?> verdict && verdict.size() == 1) {
                Map.Entry<?, ?> only = verdict.entrySet().iterator().next();
                action = JsonRule.verdict(String.valueOf(only.getKey()), Optional.ofNullable(only.getValue()));
            }
            return new Element(element(pair.get(0)).parts(), action);
        }
        return element(element);
    }

    private static Element element(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("elem") instanceof Map<?, ?> inner && inner.get("val") != null) {
                return element(inner.get("val"));
            }
            if (map.get("concat") instanceof List<?> parts) {
                return new Element(parts.stream().map(JsonExpression::literal).toList(), Action.NEXT);
            }
        }
        return Element.of(literal(value));
    }

    /** A number, a text, a range, a network, or a list of flags. */
    static String literal(Object value) {
        if (value instanceof Number || value instanceof String) {
            return value.toString();
        }
        if (value instanceof List<?> flags) {
            return flags(flags);
        }
        if (value instanceof Map<?, ?> map) {
            if (map.get("range") instanceof List<?> ends && ends.size() == 2) {
                return ends.get(0) + "-" + ends.get(1);
            }
            if (map.get("prefix") instanceof Map<?, ?> network) {
                return network.get("addr") + "/" + network.get("len");
            }
            if (map.get("elem") instanceof Map<?, ?> inner && inner.get("val") != null) {
                return literal(inner.get("val"));
            }
            if (map.get("|") instanceof List<?> flags) {
                return flags(flags);
            }
        }
        return "?";
    }

    private static String flags(List<?> flags) {
        List<String> each = new ArrayList<>();
        flags.forEach(flag -> each.add(literal(flag)));
        return each.contains("?") ? "?" : String.join(",", each);
    }
}
