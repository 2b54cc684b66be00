package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.compare.SeenSilence;
import dev.mailworthy.cli.compare.Snapshot;
import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Domains in which things are wrong at scripted times. A look takes two seconds. */
final class ScriptedWorld implements Round {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final SteppedClock clock;
    private final List<Wrong> findings = new ArrayList<>();
    private final List<Silent> silences = new ArrayList<>();
    private final List<Period> faults = new ArrayList<>();
    private final List<Published> records = new ArrayList<>();

    private record Period(Instant from, Instant to) {
        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private record Wrong(String domain, SeenFinding finding, Predicate<Instant> when) {}

    private record Silent(String domain, SeenSilence check, Predicate<Instant> when) {}

    private record Published(String domain, String set, String text, Instant from) {}

    ScriptedWorld(SteppedClock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    void wrong(String domain, String code, Severity severity, Instant from, Instant to) {
        wrong(domain, code, severity, new Period(from, to)::has);
    }

    void wrong(String domain, String code, Severity severity, Predicate<Instant> when) {
        String subject = "thing of " + domain;
        findings.add(new Wrong(
                domain, new SeenFinding(code, severity, subject, code + " of " + domain, code + "@" + domain), when));
    }

    void silent(String domain, CheckArea area, String check, Instant from, Instant to) {
        silences.add(new Silent(domain, new SeenSilence(area, check, "timeout"), new Period(from, to)::has));
    }

    void published(String domain, String set, String text, Instant from) {
        records.add(new Published(domain, set, text, from));
    }

    /** The machine gets no answer from the DNS. */
    void fault(Instant from, Instant to) {
        faults.add(new Period(from, to));
    }

    @Override
    public Optional<Look> look(String domain) {
        clock.plus(LOOK);
        Instant at = clock.instant();
        boolean isFault = faults.stream().anyMatch(fault -> fault.has(at));
        List<SeenSilence> silent = isFault
                ? List.of(
                        new SeenSilence(CheckArea.PUBLISHED_NAMES, "MX of " + domain, "timeout"),
                        new SeenSilence(CheckArea.BLOCKLISTS, "Spamhaus ZEN", "timeout"),
                        new SeenSilence(CheckArea.SPF, "SPF of " + domain, "timeout"))
                : silences.stream()
                        .filter(each ->
                                each.domain().equals(domain) && each.when().test(at))
                        .map(Silent::check)
                        .toList();
        List<SeenFinding> found = isFault
                ? List.of()
                : findings.stream()
                        .filter(each ->
                                each.domain().equals(domain) && each.when().test(at))
                        .map(Wrong::finding)
                        .toList();
        return Optional.of(new Look(
                new Snapshot(domain, verdict(found, silent), at, found, silent, Optional.empty()),
                isFault ? Optional.of("resolver-silent") : Optional.empty(),
                isFault ? List.of() : records(domain, at)));
    }

    private List<Seen> records(String domain, Instant at) {
        return records.stream()
                .filter(each -> each.domain().equals(domain) && !each.from().isAfter(at))
                .reduce((one, later) -> later)
                .map(last -> new Seen(SpanKind.RECORDS, last.set(), "seen", last.text()))
                .stream()
                .toList();
    }

    private static String verdict(List<SeenFinding> found, List<SeenSilence> silent) {
        if (found.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER)) {
            return "blocked";
        }
        return !silent.isEmpty() ? "inconclusive" : found.isEmpty() ? "ready" : "at-risk";
    }

    @Override
    public void close() {}
}
