package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Repeats the check with the proposed changes applied. It drops a change that mends none of its {@link Finding
 * findings}, or that causes a new finding of WARNING or more. If an answer is missing, the changes are unproved.
 */
final class Prover {

    private final Dns published;
    private final Function<Dns, PlanStanding> standing;

    Prover(Dns published, Function<Dns, PlanStanding> standing) {
        this.published = published;
        this.standing = standing;
    }

    /**
     * @param after the result with the kept changes
     * @param unproved the unanswered check that the proof needs
     * @param dropped why a change was dropped, by the fingerprint of its findings
     */
    record Outcome(
            List<SetChange> kept,
            PlanStanding after,
            Optional<UnansweredCheck> unproved,
            Map<String, String> dropped) {}

    /**
     * @param before the result with the given changes only
     * @param given changes that are applied already
     */
    Outcome prove(PlanStanding before, List<SetChange> given, List<SetChange> candidates) {
        List<SetChange> kept = new ArrayList<>(candidates);
        Map<String, String> dropped = new LinkedHashMap<>();
        PlanStanding after = before;
        while (!kept.isEmpty()) {
            after = with(given, kept);
            List<UnansweredCheck> silent = after.silentSince(before);
            if (!silent.isEmpty()) {
                return new Outcome(List.copyOf(kept), after, Optional.of(silent.get(0)), dropped);
            }
            Optional<SetChange> useless = useless(kept, after);
            List<Finding> worse = after.worseThan(before);
            if (useless.isPresent()) {
                drop(useless.get(), kept, dropped, "the record that was tried does not mend it");
            } else if (!worse.isEmpty()) {
                SetChange culprit = culprit(given, kept, before, worse);
                drop(
                        culprit,
                        kept,
                        dropped,
                        "the record that was tried would bring " + worse.get(0).code() + " about "
                                + worse.get(0).subject());
            } else {
                return new Outcome(List.copyOf(kept), after, Optional.empty(), dropped);
            }
        }
        return new Outcome(List.of(), before, Optional.empty(), dropped);
    }

    private PlanStanding with(List<SetChange> given, List<SetChange> kept) {
        List<RecordSet> sets = Stream.concat(given.stream(), kept.stream())
                .map(SetChange::after)
                .collect(Collectors.toList());
        return standing.apply(PatchedDns.of(sets, published));
    }

    private static Optional<SetChange> useless(List<SetChange> kept, PlanStanding after) {
        return kept.stream()
                .filter(change -> change.answers().stream().allMatch(after::has))
                .findFirst();
    }

    /** The change to drop: without it, the fewest {@link Finding findings} are new or more severe. */
    private SetChange culprit(List<SetChange> given, List<SetChange> kept, PlanStanding before, List<Finding> worse) {
        if (kept.size() == 1) {
            return kept.get(0);
        }
        return kept.stream()
                .min(Comparator.comparingLong(change -> {
                    List<SetChange> others =
                            kept.stream().filter(other -> other != change).toList();
                    PlanStanding without = with(given, others);
                    return worse.stream().filter(without::has).count() * 1000
                            + without.worseThan(before).size();
                }))
                .orElseThrow();
    }

    private static void drop(SetChange change, List<SetChange> kept, Map<String, String> dropped, String reason) {
        kept.remove(change);
        change.answers().forEach(finding -> dropped.putIfAbsent(finding.fingerprint(), reason));
    }
}
