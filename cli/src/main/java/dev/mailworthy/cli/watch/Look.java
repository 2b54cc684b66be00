package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.compare.Snapshot;
import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one check of a domain saw.
 *
 * @param fault why this machine got no answers at all, if so; the look then says nothing about the domain
 * @param others facts, receivers and record sets
 */
public record Look(Snapshot snapshot, Optional<String> fault, List<Seen> others) {

    public Look {
        others = List.copyOf(others);
    }

    /** @param records the record sets that the check met */
    public static Look of(CheckReport report, Instant at, List<Seen> records) {
        List<Seen> others = new ArrayList<>(facts(report.facts()));
        report.outlook()
                .receivers()
                .forEach(receiver -> others.add(new Seen(
                        SpanKind.RECEIVER,
                        receiver.pack().id(),
                        receiver.verdict().label(),
                        "")));
        others.addAll(records);
        return new Look(
                Snapshot.of(report, at),
                report.rootCause().map(cause -> cause.kind().label()),
                others);
    }

    public String domain() {
        return snapshot.subject();
    }

    public Instant at() {
        return snapshot.generatedAt();
    }

    /** This look with another time. */
    Look at(Instant other) {
        return new Look(
                new Snapshot(
                        snapshot.subject(),
                        snapshot.verdict(),
                        other,
                        snapshot.findings(),
                        snapshot.unanswered(),
                        snapshot.policy()),
                fault,
                others);
    }

    /** One for each code. Of several subjects, one that stands decides, then one that is open. */
    private static List<Seen> facts(List<Fact> facts) {
        Map<String, Seen> byCode = new TreeMap<>();
        for (Fact fact : facts) {
            seen(fact)
                    .ifPresent(seen ->
                            byCode.merge(fact.key(), seen, (one, other) -> weight(one) >= weight(other) ? one : other));
        }
        return List.copyOf(byCode.values());
    }

    private static Optional<Seen> seen(Fact fact) {
        if (fact.answer() instanceof Answer.Present) {
            return Optional.of(seen(fact, fact.ended().isZero() ? FactState.STANDS : FactState.RULED_OUT));
        }
        if (fact.answer() instanceof Answer.Absent) {
            return Optional.of(seen(fact, FactState.RULED_OUT));
        }
        return fact.answer() instanceof Answer.Unanswered ? Optional.of(seen(fact, FactState.OPEN)) : Optional.empty();
    }

    private static Seen seen(Fact fact, FactState state) {
        return new Seen(SpanKind.FACT, fact.key(), state.label(), "");
    }

    private static int weight(Seen seen) {
        return FactState.parse(seen.state()).ordinal();
    }
}
