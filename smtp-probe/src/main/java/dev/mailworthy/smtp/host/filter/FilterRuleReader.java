package dev.mailworthy.smtp.host.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of a chain as {@code nft -nn -a} prints it (nft(8)). What it does not know becomes an unread condition. */
final class FilterRuleReader {

    /** A rule that is longer than this is read up to here. */
    private static final int LONGEST = 100_000;

    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"?|\\{[^}]*}?|\\([^)]*\\)?|[^\\s\"{]+");
    private static final Pattern HANDLE = Pattern.compile(" # handle ([0-9]{1,10})$");

    /** Keys that nft prints with or without the word meta. */
    private static final Set<String> META = Set.of("mark", "skuid", "skgid", "l4proto", "nfproto", "cgroup");

    private static final Set<String> INTERFACES =
            Set.of("oif", "oifname", "iif", "iifname", "oifgroup", "iifgroup", "oiftype", "iiftype");

    private static final Set<String> VERDICTS =
            Set.of("accept", "drop", "reject", "return", "jump", "goto", "continue");

    private static final Set<String> REDIRECTS = Set.of("redirect", "dnat", "tproxy");

    /** Statements that decide nothing, with the number of their tokens. */
    private static final Set<String> OWNERS_OF_EXTENSIONS = Set.of("\"owner\"", "\"cgroup\"", "\"mark\"");

    private final List<String> tokens = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final String text;
    private final String handle;
    private Action action = Action.NEXT;
    private boolean isRated;
    private boolean sets;
    private int at;

    private FilterRuleReader(String line) {
        Matcher numbered = HANDLE.matcher(line);
        boolean found = numbered.find();
        text = found ? line.substring(0, numbered.start()) : line;
        handle = found ? numbered.group(1) : "";
        Matcher token = TOKEN.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (token.find()) {
            tokens.add(token.group());
        }
    }

    static FilterRule read(String line) {
        FilterRuleReader reader = new FilterRuleReader(line);
        while (reader.at < reader.tokens.size()) {
            reader.statement();
        }
        return new FilterRule(
                reader.text, reader.handle, List.copyOf(reader.conditions), reader.action, reader.isRated, reader.sets);
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
            action = Action.of(Action.Type.REDIRECT);
            at = tokens.size();
        } else if (word.equals("meta") || META.contains(word)) {
            meta(word.equals("meta") ? next() : word);
        } else if (INTERFACES.contains(word)) {
            comparison(List.of(word));
        } else if (word.equals("ct")) {
            conntrack(next());
        } else if (word.equals("limit") || word.equals("quota")) {
            isRated = true;
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
            case "xt" -> extension(next(), next());
            case "queue" -> action = Action.of(Action.Type.UNCLEAR);
            case "snat", "masquerade", "notrack", "dup", "fwd" -> at = tokens.size();
            case "socket" -> socket();
            case "fib" -> fib();
            default -> payload(word);
        }
    }

    private void verdict(String word) {
        action = Action.verdict(word + " " + (word.equals("jump") || word.equals("goto") ? next() : ""));
        if (word.equals("reject")) {
            at = tokens.size();
        }
    }

    private void meta(String key) {
        if (peek().equals("set")) {
            sets |= key.equals("mark");
            at += 2;
        } else {
            comparison(List.of(INTERFACES.contains(key) ? key : "meta " + key));
        }
    }

    private void conntrack(String key) {
        if (key.equals("count")) {
            isRated = true;
            at += peek().equals("over") ? 2 : 1;
        } else if (peek().equals("set")) {
            at += 2;
        } else if (key.equals("original") || key.equals("reply")) {
            comparison(List.of("ct " + key + " " + next()));
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
        isRated |= elements.contains("limit ") || elements.contains("ct count ") || elements.contains("quota ");
    }

    private void skipLog() {
        while (at < tokens.size()
                && peek().matches("prefix|level|group|flags|snaplen|queue-threshold|all|tcp|ip|skuid")) {
            at += 2;
        }
    }

    private void extension(String kind, String name) {
        if (kind.equals("target")) {
            action = switch (name) {
                case "\"REJECT\"", "\"DROP\"" -> Action.of(Action.Type.REFUSE);
                case "\"REDIRECT\"", "\"DNAT\"", "\"TPROXY\"" -> Action.of(Action.Type.REDIRECT);
                case "\"LOG\"", "\"NFLOG\"", "\"CT\"", "\"TCPMSS\"", "\"NOTRACK\"", "\"CONNMARK\"" -> action;
                case "\"MARK\"" -> {
                    sets = true;
                    yield action;
                }
                default -> Action.of(Action.Type.UNCLEAR);
            };
        } else if (!name.equals("\"comment\"")) {
            conditions.add(Condition.unread(OWNERS_OF_EXTENSIONS.contains(name) ? Fit.BY_USER : Fit.UNKNOWN));
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
        comparison(List.of(protocol + " " + next()));
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
            action = Action.map(keys, next());
            return;
        }
        conditions.add(compared(keys));
    }

    private Condition compared(List<String> keys) {
        if (peek().equals("&")) {
            return masked(keys);
        }
        boolean negated = peek().equals("!=");
        if (negated || peek().equals("==")) {
            at++;
        }
        String value = next();
        if (peek().equals("/")) {
            at += 2;
        }
        boolean ordered = value.equals("<") || value.equals(">") || value.equals("<=") || value.equals(">=");
        return ordered ? ordered(keys, value) : new Condition(keys, negated, value);
    }

    /** {@code tcp flags & (0x1 | 0x2) == 0x2}, {@code meta mark & 0xff == 0x19}. */
    private Condition masked(List<String> keys) {
        at += 2;
        boolean negated = next().equals("!=");
        return new Condition(keys, negated, next());
    }

    private Condition ordered(List<String> keys, String comparison) {
        String bound = next();
        if (!bound.matches("[0-9]{1,10}")) {
            return new Condition(keys, false, "?");
        }
        long number = Long.parseLong(bound);
        String range = switch (comparison) {
            case "<" -> "0-" + (number - 1);
            case "<=" -> "0-" + number;
            case ">" -> number + 1 + "-" + Integer.toUnsignedLong(-1);
            default -> number + "-" + Integer.toUnsignedLong(-1);
        };
        return new Condition(keys, false, range);
    }
}
