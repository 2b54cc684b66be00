package dev.mailworthy.spf.publish;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.Modifier;
import dev.mailworthy.spf.record.Qualifier;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import dev.mailworthy.spf.result.SpfLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@link SpfRecord record} with its includes replaced by their present addresses. It costs receivers fewer look-ups. When an
 * included service moves, the record is wrong without any sign, so that it must be made again regularly.
 *
 * @param records the record of each name, the domain's own first; several if the addresses do not fit into one
 * @param kept terms that depend on the message and could not be replaced
 * @param complete whether the whole tree is sound and answered, so that no sender is missing
 */
public record SpfFlattening(Map<String, String> records, List<String> kept, Completeness complete) {

    /** Below {@link SpfLimits#TXT_OCTETS}, so that other TXT records of the name have room. */
    private static final int LONGEST = 400;

    public SpfFlattening {
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
        kept = List.copyOf(kept);
    }

    /** Whether the flattened record has all senders. */
    public enum Completeness {
        /** Every term became addresses, so that the record needs no DNS term. */
        COMPLETE,
        /** Part of the tree is broken or went unanswered: publishing this would lose senders. */
        INCOMPLETE
    }

    /**
     * {@return the flattening of a surveyed record}
     *
     * @param survey of the record, with the answers to all its terms
     */
    public static SpfFlattening of(SpfSurvey survey) {
        List<String> kept = new ArrayList<>();
        dynamic(survey.root(), kept);
        List<String> networks = survey.authorised().networks().stream()
                .map(network -> new Mechanism.Network(network).text())
                .toList();
        boolean sound = survey.unanswered().isEmpty() && isSound(survey.root());
        return new SpfFlattening(
                split(survey.domain(), networks, kept, last(survey.root())),
                kept,
                sound ? Completeness.COMPLETE : Completeness.INCOMPLETE);
    }

    private static boolean isSound(SurveyNode node) {
        return node.state() == SurveyNode.State.FOUND
                && node.terms().stream()
                        .flatMap(term -> term.into().stream())
                        .allMatch(inner -> inner.state() == SurveyNode.State.DEPENDS_ON_MESSAGE || isSound(inner));
    }

    /** Collects the passing {@link Term terms} that cannot be replaced by addresses. */
    private static void dynamic(SurveyNode node, List<String> kept) {
        for (SurveyTerm term : node.terms()) {
            boolean passes = term.term() instanceof Directive directive && directive.qualifier() == Qualifier.PASS;
            boolean unknown = term.into()
                            .map(inner -> inner.state() == SurveyNode.State.DEPENDS_ON_MESSAGE)
                            .orElse(term.note().equals("depends on the message"))
                    && term.term() instanceof Directive;
            if (passes && unknown && !kept.contains(term.term().text())) {
                kept.add(term.term().text());
            }
            term.into().ifPresent(inner -> dynamic(inner, kept));
        }
    }

    /** The final {@code all}; for a redirect it is that of the target. */
    private static String last(SurveyNode node) {
        for (SurveyTerm surveyed : node.terms()) {
            Term term = surveyed.term();
            if (term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All) {
                return directive.qualifier() == Qualifier.PASS
                        ? "+all"
                        : directive.qualifier().sign() + "all";
            }
        }
        return node.terms().stream()
                .filter(term -> term.term() instanceof Modifier.Redirect)
                .flatMap(term -> term.into().stream())
                .map(SpfFlattening::last)
                .findFirst()
                .orElse("?all");
    }

    private static Map<String, String> split(DomainName domain, List<String> networks, List<String> kept, String last) {
        Map<String, String> records = new LinkedHashMap<>();
        List<List<String>> parts = new ArrayList<>();
        int length = LONGEST;
        for (String network : networks) {
            if (length + 1 + network.length() > LONGEST) {
                parts.add(new ArrayList<>());
                length = SpfRecord.VERSION.length() + 5;
            }
            parts.get(parts.size() - 1).add(network);
            length += 1 + network.length();
        }
        if (parts.size() <= 1) {
            List<String> only = parts.isEmpty() ? List.of() : parts.get(0);
            records.put(domain.toString(), text(Stream.concat(only.stream(), kept.stream()), last));
            return records;
        }
        List<String> includes = new ArrayList<>();
        for (int i = 1; i <= parts.size(); i++) {
            includes.add("include:_spf" + i + "." + domain);
        }
        records.put(domain.toString(), text(Stream.concat(includes.stream(), kept.stream()), last));
        for (int i = 1; i <= parts.size(); i++) {
            records.put("_spf" + i + "." + domain, text(parts.get(i - 1).stream(), "?all"));
        }
        return records;
    }

    private static String text(Stream<String> terms, String last) {
        return Stream.concat(Stream.concat(Stream.of(SpfRecord.VERSION), terms), Stream.of(last))
                .collect(Collectors.joining(" "));
    }
}
