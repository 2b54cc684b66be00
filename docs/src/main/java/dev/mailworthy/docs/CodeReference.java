package dev.mailworthy.docs;

import dev.mailworthy.cli.explain.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the codes that have no page of their own as AsciiDoc: verdicts, outcomes, reasons, evidence, words and rules. */
record CodeReference(List<Topic> topics) {

    /** The headings in the order of the page. Kinds that are not named here have pages of their own. */
    private static final List<Map.Entry<Topic.Kind, String>> HEADINGS = List.of(
            Map.entry(Topic.Kind.VERDICT, "Verdicts"),
            Map.entry(Topic.Kind.OUTCOME, "Outcomes of connections"),
            Map.entry(Topic.Kind.REASON, "Reasons why a check has no answer"),
            Map.entry(Topic.Kind.TERM, "Words and evidence"),
            Map.entry(Topic.Kind.RECEIVER, "Receivers"),
            Map.entry(Topic.Kind.CAUSE, "Causes of refusals, and rules about replies"));

    String asciiDoc() {
        Map<Topic.Kind, List<Topic>> byKind =
                topics.stream().collect(Collectors.groupingBy(Topic::kind, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder();
        HEADINGS.forEach(heading -> page.append("\n== ")
                .append(heading.getValue())
                .append("\n\n")
                .append(section(byKind.getOrDefault(heading.getKey(), List.of()))));
        return page.toString();
    }

    private static String section(List<Topic> topics) {
        return topics.stream()
                .sorted(Comparator.comparing(topic -> topic.code().toLowerCase(Locale.ROOT)))
                .map(topic -> "[[code-%s]]%s:: %s%s%n"
                        .formatted(
                                topic.code().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                                AsciiDoc.code(topic.code()),
                                AsciiDoc.prose(topic.title()),
                                topic.why().isEmpty() ? "" : " " + AsciiDoc.prose(topic.why())))
                .collect(Collectors.joining());
    }
}
