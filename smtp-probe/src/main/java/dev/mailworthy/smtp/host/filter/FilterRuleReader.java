package dev.mailworthy.smtp.host.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of a chain as {@code nft -nn -a} prints it (nft(8)). What it does not know becomes an unread condition. */
final class FilterRuleReader {

    /** The mask that leaves all flags of TCP. */
    static final String ALL_FLAGS = "255";

    /** A rule that is longer than this is read up to here. */
    private static final int LONGEST = 100_000;

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"(?:-\"[^\"]*\")?|\"[^\"]*|\\{[^}]*}?|\\([^)]*\\)?|[^\\s\"{]+");
    /** Keys that nft prints with or without the word meta. */
    private static final Set<String> META = Set.of("mark", "skuid", "skgid", "l4proto", "nfproto", "cgroup");

    private static final Set<String> INTERFACES =
            Set.of("oif", "oifname", "iif", "iifname", "oifgroup", "iifgroup", "oiftype", "iiftype");

    private static final Set<String> VERDICTS =
            Set.of("accept", "drop", "reject", "return", "jump", "goto", "continue");

    private static final Set<String> REDIRECTS = Set.of("redirect", "dnat", "tproxy");

    /** Expressions whose words differ from those of all others. */
    private static final Set<String> UNREAD = Set.of("numgen", "jhash", "symhash", "osf", "rt", "ipsec", "exthdr");

    private final List<String> tokens = new ArrayList<>();
    private final RuleDraft rule = new RuleDraft();
    private int at;

    private FilterRuleReader(String text) {
        Matcher token = TOKEN.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    /**
     * Reads a rule.
     *
     * @param handle the number by which nft names it, or empty
     */
    static FilterRule read(String text, String handle) {
        FilterRuleReader reader = new FilterRuleReader(text);
        while (reader.at < reader.tokens.size()) {
            reader.statement();
        }
        return reader.rule.rule(text, handle);
    }

    private String next() {
        return at < tokens.size() ? tokens.get(at++) : "";
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private void statement() {
        String word = next();
        if (VERDICTS.contains(word)) {
            verdict(word);
        } else if (REDIRECTS.contains(word)) {
            rule.does(Action.of(Action.Type.REDIRECT));
            at = tokens.size();
        } else if (word.equals("meta") || META.contains(word)) {
            meta(word.equals("meta") ? next() : word);
        } else if (INTERFACES.contains(word)) {
            comparison(List.of(word));
        } else if (word.equals("ct")) {
            conntrack(next());
        } else if (word.equals("limit") || word.equals("quota")) {
            rule.rated();
            skipAmount();
        } else {
            more(word);
        }
    }

    private void more(String word) {
        switch (word) {
            case "meter", "add", "update" -> dynamicSet();
            case "counter" -> at += peek().equals("packets") ? 4 : 0;
            case "comment" -> at++;
            case "log" -> skipLog();
            case "xt", "XT" -> extension(next(), next());
            case "queue" -> rule.does(Action.of(Action.Type.UNCLEAR));
            case "snat", "masquerade", "notrack", "dup", "fwd" -> at = tokens.size();
            case "socket" -> socket();
            case "fib" -> fib();
            default -> payload(word);
        }
    }

    private void verdict(String word) {
        rule.does(Action.verdict(word + " " + (word.equals("jump") || word.equals("goto") ? next() : "")));
        if (word.equals("reject")) {
            at = tokens.size();
        }
    }

    private void meta(String key) {
        if (peek().equals("set")) {
            if (key.equals("mark")) {
                rule.setsMark();
            }
            at += 2;
        } else {
            comparison(List.of(INTERFACES.contains(key) ? key : "meta " + key));
        }
    }

    private void conntrack(String key) {
        if (key.equals("count")) {
            rule.rated();
            at += peek().equals("over") ? 2 : 1;
        } else if (peek().equals("set")) {
            at += 2;
        } else if (key.equals("original") || key.equals("reply")) {
            String field = next();
            boolean isAddress = field.equals("ip") || field.equals("ip6");
            comparison(List.of("ct " + key + " " + field + (isAddress ? " " + next() : "")));
        } else {
            comparison(List.of("ct " + key));
        }
    }

    /** {@code limit rate over 2/minute burst 5 packets}, {@code quota over 3 mbytes used 0 bytes}. */
    private void skipAmount() {
        while (at < tokens.size() && (peek().matches("rate|over|until|burst|packets|[kmg]?bytes|used|[0-9].*"))) {
            at++;
        }
    }

    private void dynamicSet() {
        while (at < tokens.size() && !peek().startsWith("{")) {
            at++;
        }
        String elements = next();
        if (elements.contains("limit ") || elements.contains("ct count ") || elements.contains("quota ")) {
            rule.rated();
        }
    }

    private void skipLog() {
        while (at < tokens.size()
                && peek().matches("prefix|level|group|flags|snaplen|queue-threshold|all|tcp|ip|skuid")) {
            at += 2;
        }
    }

    /** {@code xt match "owner"}, or {@code XT match owner not found} where nft has not that extension's file. */
    private void extension(String kind, String name) {
        rule.extension(kind, name.replace("\"", ""));
        if (peek().equals("not")) {
            at += 2;
        }
    }

    /** An expression that is not evaluated, up to what may follow it. */
    private void unread() {
        rule.unread();
        while (at < tokens.size() && !VERDICTS.contains(peek()) && !REDIRECTS.contains(peek())) {
            if (next().equals("vmap")) {
                rule.does(Action.of(Action.Type.UNCLEAR));
                at = tokens.size();
            }
        }
    }

    /** {@code socket cgroupv2 level 2 "system.slice/mail.service"}. */
    private void socket() {
        String key = "socket " + next();
        if (peek().equals("level")) {
            at += 2;
        }
        comparison(List.of(key));
    }

    private void fib() {
        StringBuilder key = new StringBuilder("fib");
        while (at < tokens.size() && !peek().equals("type") && !peek().equals("oif") && !peek().equals("oifname")) {
            key.append(' ').append(next());
        }
        key.append(' ').append(next());
        comparison(List.of(key.toString()));
    }

    /** {@code tcp dport 25}: a protocol, a field and a comparison. */
    private void payload(String protocol) {
        if (protocol.startsWith("#")) {
            at = tokens.size();
            return;
        }
        if (UNREAD.contains(protocol)
                || protocol.startsWith("@")
                || protocol.equals("tcp") && peek().equals("option")) {
            unread();
        } else {
            comparison(List.of(protocol + " " + next()));
        }
    }

    private void comparison(List<String> first) {
        List<String> keys = new ArrayList<>(first);
        while (peek().equals(".")) {
            at++;
            String word = next();
            String key = word.equals("meta") ? next() : word;
            keys.add(META.contains(key) ? "meta " + key : INTERFACES.contains(key) ? key : key + " " + next());
        }
        if (peek().equals("vmap")) {
            at++;
            rule.does(Action.map(keys, operand(next())));
            return;
        }
        rule.on(compared(keys));
    }

    private Condition compared(List<String> keys) {
        if (peek().equals("&")) {
            return masked(keys);
        }
        String comparison = peek();
        boolean negated = comparison.equals("!=") || comparison.equals("!");
        if (negated || comparison.equals("==")) {
            at++;
        }
        String value = next();
        boolean isFlags = keys.equals(List.of("tcp flags"));
        if (peek().equals("/")) {
            at++;
            value += " / " + next();
        } else if (isFlags && (comparison.equals("==") || comparison.equals("!="))) {
            value += " / " + ALL_FLAGS;
        }
        boolean ordered = value.equals("<") || value.equals(">") || value.equals("<=") || value.equals(">=");
        return ordered ? ordered(keys, value) : new Condition(keys, negated, operand(value));
    }

    /** {@code tcp flags & (0x1 | 0x2) == 0x2}, {@code meta mark & 0xff == 0x19}. */
    private Condition masked(List<String> keys) {
        at++;
        String mask = next();
        boolean negated = next().equals("!=");
        return new Condition(keys, negated, masked(keys, next(), mask));
    }

    /** A packet without a mark fits under any mask. Other masked values are not read. */
    static Operand masked(List<String> keys, String value, String mask) {
        if (keys.equals(List.of("tcp flags"))) {
            return Operand.of(value + " / " + mask);
        }
        return Operand.of(keys.equals(List.of("meta mark")) ? value : "?");
    }

    private static Operand operand(String value) {
        if (value.startsWith("@")) {
            return Operand.named(value.substring(1));
        }
        return value.startsWith("{") ? Operand.of(TextRuleset.elements(value)) : Operand.of(value);
    }

    private Condition ordered(List<String> keys, String comparison) {
        return new Condition(keys, false, Operand.of(range(comparison, next())));
    }

    /** The range that an ordering leaves, or {@code ?} if its bound is no number. */
    static String range(String comparison, String bound) {
        if (!bound.matches("[0-9]{1,10}")) {
            return "?";
        }
        long number = Long.parseLong(bound);
        return switch (comparison) {
            case "<" -> "0-" + (number - 1);
            case "<=" -> "0-" + number;
            case ">" -> number + 1 + "-" + Integer.toUnsignedLong(-1);
            default -> number + "-" + Integer.toUnsignedLong(-1);
        };
    }
}
