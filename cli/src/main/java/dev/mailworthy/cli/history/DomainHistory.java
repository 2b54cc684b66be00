package dev.mailworthy.cli.history;

import dev.mailworthy.cli.store.DayCount;
import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SeenSpan;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.cli.store.StoredRun;
import dev.mailworthy.cli.watch.FactState;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the store knows of a domain in a period.
 *
 * @param runs the looks of the period, the oldest first
 * @param turns what changed in it, the oldest first; what the first look of all found is among them
 * @param uptimes of findings' codes and receivers, by kind and item
 */
public record DomainHistory(
        String domain, Instant from, Instant until, List<StoredRun> runs, List<Turn> turns, List<Uptime> uptimes) {

    public DomainHistory {
        runs = List.copyOf(runs);
        turns = List.copyOf(turns);
        uptimes = List.copyOf(uptimes);
    }

    /** @param until looks at or after this moment do not count */
    public static DomainHistory of(Store store, String domain, Instant from, Instant until) {
        List<StoredRun> runs = store.runs(domain, from).stream()
                .filter(run -> run.at().isBefore(until))
                .toList();
        List<SeenSpan> spans = store.spans(domain, from).stream()
                .filter(span -> span.firstSeen().isBefore(until))
                .toList();
        List<Turn> turns = new ArrayList<>();
        Map<SpanKind, Map<String, Uptime>> uptimes = new TreeMap<>();
        for (SeenSpan span : spans) {
            SpanKind kind = span.seen().kind();
            if (isCounted(kind)) {
                uptimes.computeIfAbsent(kind, each -> new LinkedHashMap<>())
                        .merge(span.seen().item(), uptime(span.seen(), looks(span, runs)), DomainHistory::plus);
            }
            if (kind != SpanKind.FACT && !span.firstSeen().isBefore(from)) {
                turns.add(turn(store, domain, span));
            }
        }
        for (DayCount day : store.days(domain, from, until)) {
            Seen seen = new Seen(day.kind(), day.item(), day.state(), "");
            if (isCounted(day.kind())) {
                uptimes.computeIfAbsent(day.kind(), each -> new LinkedHashMap<>())
                        .merge(day.item(), uptime(seen, day.looks()), DomainHistory::plus);
            }
        }
        return new DomainHistory(
                domain,
                from,
                until,
                runs,
                turns,
                uptimes.values().stream().flatMap(all -> all.values().stream()).toList());
    }

    /** The looks of the period that belong to a span. */
    private static long looks(SeenSpan span, List<StoredRun> runs) {
        return runs.stream()
                .filter(run -> !run.at().isBefore(span.firstSeen()) && !run.at().isAfter(span.lastSeen()))
                .count();
    }

    private static Turn turn(Store store, String domain, SeenSpan span) {
        Seen seen = span.seen();
        Optional<Turn.Words> words = seen.kind() == SpanKind.FINDING
                ? store.finding(seen.item())
                        .map(finding -> new Turn.Words(finding.code(), finding.subject(), finding.message()))
                : Optional.empty();
        return new Turn(
                seen.kind(),
                seen.item(),
                words,
                store.previous(domain, span).map(before -> before.seen().state()),
                seen.state(),
                seen.grade(),
                span.firstSeen(),
                span.lastSeen(),
                span.looks());
    }

    private static boolean isCounted(SpanKind kind) {
        return kind == SpanKind.FACT || kind == SpanKind.RECEIVER;
    }

    private static Uptime uptime(Seen seen, long looks) {
        boolean isFact = seen.kind() == SpanKind.FACT;
        boolean isOpen = seen.state().equals(isFact ? FactState.OPEN.label() : ReceiverVerdict.UNKNOWN.label());
        boolean isGood = seen.state().equals(isFact ? FactState.RULED_OUT.label() : ReceiverVerdict.ACCEPT.label());
        return new Uptime(
                seen.kind(), seen.item(), isGood ? looks : 0, isGood || isOpen ? 0 : looks, isOpen ? looks : 0);
    }

    private static Uptime plus(Uptime one, Uptime other) {
        return new Uptime(
                one.kind(), one.item(), one.good() + other.good(), one.bad() + other.bad(), one.open() + other.open());
    }
}
