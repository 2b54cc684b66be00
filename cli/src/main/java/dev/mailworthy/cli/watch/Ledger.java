package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.Course;
import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SeenSpan;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.cli.store.StoredAlert;
import dev.mailworthy.cli.store.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Enters looks into the {@link Store}. A look, what follows from it and its alerts are one transaction: a process that is killed
 * leaves all of it or nothing.
 */
public final class Ledger {

    /** The domain and the item of the course of this machine's own network. */
    private static final String OWN = "";

    private static final String NETWORK = "own-network";

    private static final Set<SpanKind> ALSO = Set.of(SpanKind.RECORDS, SpanKind.RECEIVER, SpanKind.VERDICT);

    private final Store store;
    private final WatchTimes times;
    private final Function<Alert, StoredAlert> forms;

    /** @param forms writes an alert down */
    public Ledger(Store store, WatchTimes times, Function<Alert, StoredAlert> forms) {
        this.store = store;
        this.times = times;
        this.forms = forms;
    }

    public Entry enter(Look look) {
        return store.inTransaction(() -> entered(inOrder(look)));
    }

    /** A clock that was set back makes a look no earlier than the last one. */
    private Look inOrder(Look look) {
        return store.lastRun(look.domain())
                .map(last -> last.at().plusMillis(1))
                .filter(next -> look.at().isBefore(next))
                .map(look::at)
                .orElse(look);
    }

    private Entry entered(Look look) {
        String domain = look.domain();
        boolean isFirst = !store.isWatched(domain);
        LookComparison comparison =
                new LookComparison(look, store.current(domain), store.courses(domain), times, store::finding);
        LookStep step = look.fault().isPresent() ? LookStep.NONE : isFirst ? comparison.first() : comparison.step();
        store.keep(
                new StoredRun(domain, look.at(), look.snapshot().verdict(), look.fault()),
                comparison.seen(),
                look.snapshot().findings());
        LookStep own = own(look);
        step.courses().forEach(store::keep);
        own.courses().forEach(store::keep);
        List<Alert> alerts = new ArrayList<>();
        if (!own.changes().isEmpty()) {
            alerts.add(new Alert(Optional.empty(), look.at(), look.snapshot().verdict(), own.changes(), List.of()));
        }
        if (!step.changes().isEmpty()) {
            alerts.add(new Alert(
                    Optional.of(domain),
                    look.at(),
                    look.snapshot().verdict(),
                    step.changes(),
                    also(domain, step.changes())));
        }
        alerts.forEach(alert -> store.due(forms.apply(alert)));
        return new Entry(look, isFirst, alerts, step.wantsSecondLook() || own.wantsSecondLook());
    }

    /** The watch tells a fault of this machine's network once for all domains. One answer proves that it is over. */
    private LookStep own(Look look) {
        Known now = look.fault().isPresent() ? Known.UNANSWERED : Known.ANSWERED;
        Course before = store.courses(OWN).stream()
                .filter(course -> course.item().equals(NETWORK))
                .findFirst()
                .orElseGet(() -> new Course(
                        OWN,
                        SpanKind.CHECK,
                        NETWORK,
                        Known.ANSWERED.label(),
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
        Duration wait = now == Known.ANSWERED ? Duration.ZERO : times.confirm();
        CourseStep step = CourseStep.of(before, now, look.at(), wait, times.settle());
        List<Change> changes = step
                .told()
                .map(was -> new Change(
                        ChangeKind.of(was, now),
                        new Change.OfOwnNetwork(look.fault()),
                        was.label(),
                        now.label(),
                        step.since()))
                .stream()
                .toList();
        return new LookStep(List.of(step.course()), changes, step.isNews(look.at()));
    }

    /** What else is in a new span since the first of the changes. */
    private List<AlsoChanged> also(String domain, List<Change> changes) {
        Instant since = changes.stream()
                .map(Change::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<AlsoChanged> also = new ArrayList<>();
        for (SeenSpan span : store.current(domain)) {
            if (ALSO.contains(span.seen().kind()) && !span.firstSeen().isBefore(since)) {
                store.previous(domain, span)
                        .ifPresent(was -> also.add(new AlsoChanged(
                                span.seen().kind(),
                                span.seen().item(),
                                value(was.seen()),
                                value(span.seen()),
                                span.firstSeen())));
            }
        }
        return also;
    }

    /** A record set is its records; all else is its state. */
    private static String value(Seen seen) {
        return seen.kind() == SpanKind.RECORDS ? seen.grade() : seen.state();
    }
}
