package dev.mailworthy.smtp.host.filter;

import dev.mailworthy.smtp.host.filter.Chain.Hook;
import dev.mailworthy.smtp.host.filter.Operand.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code nft -nn -a list ruleset} prints, and {@link LegacyTables}. A rule ends with its handle, where rules have
 * handles: a comment may have line breaks, and nft prints one behind an extension of iptables that it does not find.
 */
final class TextRuleset {

    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{( # handle [0-9]+)?.*");
    private static final Pattern SET = Pattern.compile("(?:set|map) (\\S+) \\{.*");
    private static final Pattern HOOK = Pattern.compile("type (\\S+) hook (\\S+) .*");
    private static final Pattern HANDLE = Pattern.compile(" # handle ([0-9]{1,10})$");
    private static final Pattern DORMANT = Pattern.compile("flags (?:.*,)?dormant(?:,.*)?");
    private static final Pattern RATE = Pattern.compile("(?:limit|quota|ct count) .*");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"?|[^\\s\"]+");

    private final List<Chain> chains = new ArrayList<>();
    private String family = "";
    private String table = "";
    private boolean isDormant;
    private Sets sets = new Sets();
    private Optional<String> set = Optional.empty();
    private final StringBuilder elements = new StringBuilder();
    private Optional<Chain> chain = Optional.empty();
    private boolean hasHandles;
    private final StringBuilder rule = new StringBuilder();
    private boolean isQuoted;

    private TextRuleset() {}

    static Ruleset read(String text) {
        TextRuleset reader = new TextRuleset();
        text.lines().map(String::strip).forEach(reader::line);
        return Ruleset.of(reader.chains);
    }

    private void line(String line) {
        if (!rule.isEmpty()) {
            ruleLine(line);
        } else if (chain.isPresent()) {
            chainLine(chain.get(), line);
        } else if (!elements.isEmpty() || line.startsWith("elements = ")) {
            elementLine(line);
        } else {
            heading(line);
        }
    }

    private void heading(String line) {
        Matcher tableLine = TABLE.matcher(line);
        Matcher chainLine = CHAIN.matcher(line);
        Matcher setLine = SET.matcher(line);
        if (tableLine.matches()) {
            family = tableLine.group(1);
            table = tableLine.group(2);
            isDormant = false;
            sets = new Sets();
            set = Optional.empty();
        } else if (chainLine.matches()) {
            Chain begun = new Chain(family, table, chainLine.group(1), sets);
            hasHandles = chainLine.group(2) != null;
            chains.add(begun);
            chain = Optional.of(begun);
        } else if (setLine.matches()) {
            set = Optional.of(setLine.group(1));
            sets.put(setLine.group(1), List.of());
        } else if (line.equals("}")) {
            set = Optional.empty();
        } else if (set.isPresent() && RATE.matcher(line).matches()) {
            set.ifPresent(sets::forget);
        } else if (set.isEmpty() && DORMANT.matcher(line).matches()) {
            isDormant = true;
        }
    }

    private void chainLine(Chain open, String line) {
        Matcher hook = HOOK.matcher(line);
        if (line.equals("}")) {
            chain = Optional.empty();
        } else if (hook.matches()) {
            if (!isDormant) {
                open.hook(new Hook(hook.group(1), hook.group(2), line.contains("policy drop;")));
            }
        } else if (!line.isEmpty()) {
            ruleLine(line);
        }
    }

    private void ruleLine(String line) {
        rule.append(rule.isEmpty() ? "" : " ").append(line);
        isQuoted ^= line.chars().filter(each -> each == '"').count() % 2 == 1;
        Matcher numbered = HANDLE.matcher(line);
        if (hasHandles && (isQuoted || !numbered.find())) {
            return;
        }
        int end = rule.length() - (hasHandles ? line.length() - numbered.start() : 0);
        String text = rule.substring(0, end);
        String handle = hasHandles ? numbered.group(1) : "";
        chain.ifPresent(open -> open.add(FilterRuleReader.read(text, handle)));
        rule.setLength(0);
        isQuoted = false;
    }

    private void elementLine(String line) {
        elements.append(' ').append(line.replaceFirst("^elements = ", ""));
        if (line.endsWith("}")) {
            set.filter(name -> sets.of(name).isPresent())
                    .ifPresent(name -> sets.put(name, elements(elements.toString())));
            elements.setLength(0);
        }
    }

    /** The elements of {@code { a, b : c }}. What follows a value, such as a timeout or a comment, is left out. */
    static List<Element> elements(String braced) {
        List<Element> read = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(braced.replaceAll("^\\s*\\{|}\\s*$", ""));
        while (word.find()) {
            String next = word.group();
            boolean ends = next.endsWith(",") && !next.startsWith("\"");
            if (!next.equals(",")) {
                words.add(ends ? next.substring(0, next.length() - 1) : next);
            }
            if (ends) {
                read.add(element(words));
                words.clear();
            }
        }
        if (!words.isEmpty()) {
            read.add(element(words));
        }
        return Sets.inOrder(read);
    }

    private static Element element(List<String> words) {
        int colon = words.indexOf(":");
        List<String> key = colon < 0 ? words : words.subList(0, colon);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            if (i == 0 || key.get(i - 1).equals(".")) {
                parts.add(key.get(i));
            }
        }
        return new Element(
                parts,
                colon < 0 ? Action.NEXT : Action.verdict(String.join(" ", words.subList(colon + 1, words.size()))));
    }
}
