package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.compare.SeenSilence;
import dev.mailworthy.cli.store.Course;
import dev.mailworthy.cli.store.Seen;
import dev.mailworthy.cli.store.SeenSpan;
import dev.mailworthy.cli.store.SpanKind;
import dev.mailworthy.cli.store.StoredFinding;
import dev.mailworthy.core.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A look beside what was seen and told before. A finding that the look does not have is ruled out, unless a check that may find
 * it has no answer and had one when the finding last stood; then the finding is open.
 */
final class LookComparison {

    private final Look look;
    private final WatchTimes times;
    private final Function<String, Optional<StoredFinding>> words;
    private final Map<String, SeenFinding> found = new LinkedHashMap<>();
    private final Map<String, SeenSilence> silent = new LinkedHashMap<>();
    private final Map<String, SeenSpan> findingSpans = new LinkedHashMap<>();
    private final Map<String, SeenSpan> checkSpans = new LinkedHashMap<>();
    private final Map<String, Course> findings = new LinkedHashMap<>();
    private final Map<String, Course> checks = new LinkedHashMap<>();

    /**
     * @param spans what the last looks saw of each thing
     * @param courses what the watch told of each thing
     * @param words the words of a finding, by its fingerprint
     */
    LookComparison(
            Look look,
            List<SeenSpan> spans,
            List<Course> courses,
            WatchTimes times,
            Function<String, Optional<StoredFinding>> words) {
        this.look = look;
        this.times = times;
        this.words = words;
        for (SeenFinding finding : look.snapshot().findings()) {
            found.merge(finding.fingerprint(), finding, LookComparison::worse);
        }
        look.snapshot().unanswered().forEach(check -> silent.put(item(check), check));
        spans.forEach(span -> put(span, span.seen().kind(), span.seen().item(), findingSpans, checkSpans));
        courses.forEach(course -> put(course, course.kind(), course.item(), findings, checks));
    }

    private static SeenFinding worse(SeenFinding one, SeenFinding other) {
        return one.severity().compareTo(other.severity()) >= 0 ? one : other;
    }

    private static String item(SeenSilence check) {
        return check.area().label() + "/" + check.check();
    }

    private static <T> void put(T thing, SpanKind kind, String item, Map<String, T> findings, Map<String, T> checks) {
        if (kind == SpanKind.FINDING) {
            findings.put(item, thing);
        } else if (kind == SpanKind.CHECK) {
            checks.put(item, thing);
        }
    }

    /** What this look saw of all things: also of those that it did not meet, and that an earlier look met. */
    List<Seen> seen() {
        List<Seen> seen = new ArrayList<>(look.others());
        seen.add(new Seen(
                SpanKind.VERDICT, "", look.snapshot().verdict(), look.fault().orElse("")));
        for (String item : union(found, findingSpans)) {
            SeenFinding now = found.get(item);
            FactState gone = isOpen(item) ? FactState.OPEN : FactState.RULED_OUT;
            seen.add(new Seen(
                    SpanKind.FINDING,
                    item,
                    now == null ? gone.label() : FactState.STANDS.label(),
                    now == null ? "" : now.severity().label()));
        }
        for (String item : union(silent, checkSpans)) {
            SeenSilence now = silent.get(item);
            boolean isKnown = now != null || look.fault().isEmpty();
            Known state = now == null && isKnown ? Known.ANSWERED : Known.UNANSWERED;
            seen.add(new Seen(
                    SpanKind.CHECK,
                    item,
                    state.label(),
                    now == null ? look.fault().orElse("") : now.why()));
        }
        return seen;
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> all = new LinkedHashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    /** The things as the first look found them. */
    LookStep first() {
        List<Course> begun = new ArrayList<>();
        found.forEach((item, finding) ->
                begun.add(CourseStep.begin(named(SpanKind.FINDING, item), Known.of(finding.severity()), look.at())));
        silent.keySet()
                .forEach(item -> begun.add(CourseStep.begin(named(SpanKind.CHECK, item), Known.UNANSWERED, look.at())));
        return new LookStep(begun, List.of(), false);
    }

    /** What changed. */
    LookStep step() {
        List<Course> courses = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        boolean wantsSecondLook = false;
        for (String item : union(found, findings)) {
            Course before = findings.getOrDefault(item, named(SpanKind.FINDING, item));
            Optional<Known> now = state(item);
            if (now.isPresent()) {
                CourseStep step = CourseStep.of(before, now.get(), look.at(), wait(before, now.get()), times.settle());
                courses.add(step.course());
                wantsSecondLook |= step.isNews(look.at());
                step.told()
                        .flatMap(was -> change(item, was, now.get(), step.since()))
                        .ifPresent(changes::add);
            }
        }
        for (String item : union(silent, checks)) {
            Course before = checks.getOrDefault(item, named(SpanKind.CHECK, item));
            Known now = silent.containsKey(item) ? Known.UNANSWERED : Known.ANSWERED;
            CourseStep step = CourseStep.of(before, now, look.at(), times.confirm(), times.settle());
            courses.add(step.course());
            wantsSecondLook |= step.isNews(look.at());
            step.told().ifPresent(was -> changes.add(change(item, was, now, step.since(), about(item))));
        }
        return new LookStep(courses, changes, wantsSecondLook);
    }

    /** A thing of which the watch told nothing: a finding that a check ruled out, or a check with an answer. */
    private Course named(SpanKind kind, String item) {
        Known usual = kind == SpanKind.FINDING ? Known.RULED_OUT : Known.ANSWERED;
        return new Course(look.domain(), kind, item, usual.label(), Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    private Optional<Known> state(String item) {
        SeenFinding finding = found.get(item);
        if (finding != null) {
            return Optional.of(Known.of(finding.severity()));
        }
        return isOpen(item) ? Optional.empty() : Optional.of(Known.RULED_OUT);
    }

    /** A finding that came back shortly before has to stay away longer. */
    private Duration wait(Course before, Known now) {
        boolean flaps = before.returned()
                .filter(back -> Duration.between(back, look.at()).compareTo(times.settle()) < 0)
                .isPresent();
        return now == Known.RULED_OUT && flaps ? times.settle() : times.confirm();
    }

    /** Whether a finding that this look does not have may stand all the same. */
    private boolean isOpen(String item) {
        SeenSpan before = findingSpans.get(item);
        if (before == null || before.seen().state().equals(FactState.RULED_OUT.label())) {
            return false;
        }
        return look.fault().isPresent() || !hiding(item, before).isEmpty();
    }

    private List<SeenSilence> hiding(String item, SeenSpan before) {
        Instant stood = before.seen().state().equals(FactState.OPEN.label())
                ? before.firstSeen().minusMillis(1)
                : before.lastSeen();
        SeenFinding finding = asSeen(item);
        return silent.entrySet().stream()
                .filter(check -> silentSince(check.getKey())
                        .filter(since -> !since.isAfter(stood))
                        .isEmpty())
                .map(Map.Entry::getValue)
                .filter(check -> check.canHide(finding))
                .toList();
    }

    private SeenFinding asSeen(String item) {
        StoredFinding stored = words.apply(item).orElseGet(() -> new StoredFinding(item, "", "", ""));
        return new SeenFinding(stored.code(), Severity.INFO, stored.subject(), stored.message(), item);
    }

    /** Since when a check had no answer in the looks before this one. */
    private Optional<Instant> silentSince(String item) {
        Optional<Course> course = Optional.ofNullable(checks.get(item));
        Optional<Instant> waiting = course.flatMap(Course::waiting)
                .filter(one -> one.state().equals(Known.UNANSWERED.label()))
                .map(Course.Waiting::since);
        return waiting.or(() -> course.filter(one -> one.waiting().isEmpty())
                .filter(one -> one.told().equals(Known.UNANSWERED.label()))
                .map(Course::since));
    }

    /** A finding for information is no change to tell. */
    private Optional<Change> change(String item, Known was, Known now, Instant since) {
        boolean matters = was.compareTo(Known.INFO) > 0 || now.compareTo(Known.INFO) > 0;
        return matters ? Optional.of(change(item, was, now, since, about(asSeen(item)))) : Optional.empty();
    }

    private static Change change(String item, Known was, Known now, Instant since, Change.About about) {
        return new Change(ChangeKind.of(was, now), about, was.label(), now.label(), since);
    }

    private Change.OfFinding about(SeenFinding finding) {
        SeenFinding now = found.getOrDefault(finding.fingerprint(), finding);
        return new Change.OfFinding(now.fingerprint(), now.code(), now.subject(), now.message());
    }

    private Change.OfCheck about(String item) {
        SeenSilence check = silent.get(item);
        int slash = item.indexOf('/');
        List<Change.OfFinding> hidden = check == null
                ? List.of()
                : findingSpans.entrySet().stream()
                        .filter(finding -> !found.containsKey(finding.getKey()) && isOpen(finding.getKey()))
                        .filter(finding ->
                                hiding(finding.getKey(), finding.getValue()).contains(check))
                        .map(finding -> about(asSeen(finding.getKey())))
                        .toList();
        return new Change.OfCheck(
                item.substring(0, slash),
                item.substring(slash + 1),
                Optional.ofNullable(check).map(SeenSilence::why),
                hidden);
    }
}
