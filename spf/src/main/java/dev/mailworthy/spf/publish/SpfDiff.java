package dev.mailworthy.spf.publish;

import dev.mailworthy.core.UnansweredCheck;
import java.util.List;
import java.util.stream.Stream;

/**
 * The effect of a change of a record.
 *
 * @param gained addresses that may send only after it
 * @param lost addresses that may send only before it
 * @param added terms of the new record only, in canonical form
 * @param removed terms of the old record only
 * @param unanswered questions of either tree without an answer; addresses behind them are in none of these sets
 * @param termsBefore terms that need the DNS, in the old record and those below it
 * @param termsAfter terms that need the DNS, in the new record
 */
public record SpfDiff(
        AddressSet gained,
        AddressSet lost,
        List<String> added,
        List<String> removed,
        List<UnansweredCheck> unanswered,
        int termsBefore,
        int termsAfter) {
    public SpfDiff {
        unanswered = List.copyOf(unanswered);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * {@return which addresses one record lets pass and the other does not}
     *
     * @param before the survey of the present record
     * @param after the survey of the record that would replace it
     */
    public static SpfDiff between(SpfSurvey before, SpfSurvey after) {
        List<String> old = terms(before);
        List<String> fresh = terms(after);
        return new SpfDiff(
                after.authorised().minus(before.authorised()),
                before.authorised().minus(after.authorised()),
                fresh.stream().filter(term -> !old.contains(term)).toList(),
                old.stream().filter(term -> !fresh.contains(term)).toList(),
                Stream.concat(before.unanswered().stream(), after.unanswered().stream())
                        .distinct()
                        .toList(),
                before.dnsTerms(),
                after.dnsTerms());
    }

    private static List<String> terms(SpfSurvey survey) {
        return survey.root()
                .record()
                .map(record -> List.of(record.toText().split(" ")))
                .map(words -> words.subList(1, words.size()))
                .orElse(List.of());
    }
}
