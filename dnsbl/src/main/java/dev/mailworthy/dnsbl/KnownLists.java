package dev.mailworthy.dnsbl;

import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The lists of a session. Each keeps the result of its test entries for a time. Safe for use by many threads. */
final class KnownLists {

    /** A list without an answer for its test entries is tested again after this time, so that a short failure ends soon. */
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(1);

    private record Tested(Inquiry inquiry, Instant at) {}

    private final List<AskedList> lists;
    private final BiFunction<AskedList, TargetKind, Inquiry> test;
    private final Duration healthFor;
    private final Clock clock;
    private final Map<TargetKind, Map<String, Tested>> known = new EnumMap<>(TargetKind.class);

    /** @param test sends the questions for a list's test entries */
    KnownLists(
            List<AskedList> lists, BiFunction<AskedList, TargetKind, Inquiry> test, Duration healthFor, Clock clock) {
        this.lists = lists;
        this.test = test;
        this.healthFor = healthFor;
        this.clock = clock;
    }

    /** The lists that take a kind of target, in the catalogue's order. Those whose test is too old are tested again. */
    synchronized List<Inquiry> of(TargetKind kind) {
        Instant now = clock.instant();
        Map<String, Tested> ofKind = known.computeIfAbsent(kind, any -> new HashMap<>());
        return lists.stream()
                .filter(list -> list.takes(kind))
                .map(list -> ofKind.compute(
                                list.entry().id(),
                                (id, before) -> before != null && now.isBefore(end(before))
                                        ? before
                                        : new Tested(test.apply(list, kind), now))
                        .inquiry())
                .toList();
    }

    private Instant end(Tested tested) {
        boolean silent = tested.inquiry().health().isCompletedExceptionally()
                || tested.inquiry().health().isDone()
                        && tested.inquiry().health().join().state() == ListHealth.State.UNANSWERED;
        return tested.at().plus(silent && AFTER_SILENCE.compareTo(healthFor) < 0 ? AFTER_SILENCE : healthFor);
    }
}
