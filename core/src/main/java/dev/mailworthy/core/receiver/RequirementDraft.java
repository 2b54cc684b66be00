package dev.mailworthy.core.receiver;

import dev.mailworthy.core.data.DataLines.Line;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the lines of one {@link Requirement} until its last line is read. */
final class RequirementDraft {

    private static final String OTHERS = "else";

    private final Line head;
    private final Map<String, Line> single = new HashMap<>();
    private final List<Requirement.Need> needs = new ArrayList<>();
    private final Set<StatementCause> causes = EnumSet.noneOf(StatementCause.class);
    private boolean others;

    RequirementDraft(Line head) {
        this.head = head;
    }

    void read(Line line, Map<String, Requirement.Check> checks) {
        switch (line.keyword()) {
            case "applies", "enforced", "asked", "text", "by", "source" -> {
                if (single.put(line.keyword(), line) != null) {
                    throw line.wrong("\"" + line.keyword() + "\" stands twice");
                }
            }
            case "needs" -> needs.add(need(line, checks));
            case "said" -> line.words().forEach(word -> statement(line, word));
            default -> throw line.wrong("\"" + line.keyword() + "\" is not known here");
        }
    }

    private static Requirement.Need need(Line line, Map<String, Requirement.Check> checks) {
        return new Requirement.Need(Stream.of(line.text().split("\\s+or\\s+"))
                .map(name -> {
                    Requirement.Check check = checks.get(name);
                    if (check == null) {
                        throw line.wrong("no check is called \"" + name + "\"");
                    }
                    return check;
                })
                .toList());
    }

    private void statement(Line line, String word) {
        if (word.equals(OTHERS)) {
            others = true;
        } else {
            causes.add(StatementCause.of(word).orElseThrow(() -> line.wrong("no cause is called \"" + word + "\"")));
        }
    }

    Requirement end() {
        if (needs.isEmpty()) {
            throw head.wrong("a requirement needs a check");
        }
        Line source = line("source");
        List<String> dateAndAddress = source.words(2);
        return new Requirement(
                head.word(),
                line("applies").constant(Tier.class, line("applies").word()),
                line("enforced").constant(Enforcement.class, line("enforced").word()),
                new Requirement.Condition(line("text").text(), needs),
                new Requirement.Measurement(
                        line("asked").constant(Visibility.class, line("asked").word()),
                        line("by").text()),
                new Requirement.Statements(causes, others),
                new Requirement.Source(address(source, dateAndAddress.get(1)), source.date(dateAndAddress.get(0))));
    }

    private Line line(String keyword) {
        Line line = single.get(keyword);
        if (line == null || line.text().isEmpty()) {
            throw head.wrong("the requirement has no \"" + keyword + "\"");
        }
        return line;
    }

    private static URI address(Line line, String word) {
        try {
            return URI.create(word);
        } catch (IllegalArgumentException e) {
            throw line.wrong("the source is no address");
        }
    }
}
