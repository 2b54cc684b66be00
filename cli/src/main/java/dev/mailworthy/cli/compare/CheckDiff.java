package dev.mailworthy.cli.compare;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed from one report to the next. A finding that is gone is fixed only if what would find it was answered.
 *
 * @param appeared found now and not before
 * @param worsened found in both, and weighs more now
 * @param unchanged found in both, and weighs no more now
 * @param hidden found before; a check that may find it went unanswered now and not before
 * @param fixed found before, and neither found nor hidden now
 * @param silenced checks that went unanswered now and not before
 * @param answered checks that went unanswered before and not now
 */
public record CheckDiff(
        Snapshot before,
        Snapshot after,
        List<SeenFinding> appeared,
        List<Worsened> worsened,
        List<SeenFinding> unchanged,
        List<Hidden> hidden,
        List<SeenFinding> fixed,
        List<SeenSilence> silenced,
        List<SeenSilence> answered) {

    /** @param was how much it weighed before */
    public record Worsened(SeenFinding finding, Severity was) {}

    /** @param by the check that may have found it */
    public record Hidden(SeenFinding finding, SeenSilence by) {}

    /** What it comes to, and the exit code of the command. */
    public enum Outcome implements Labelled {
        NOTHING_WORSE(0),
        WORSE(1),
        NEW_BLOCKER(2);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public static CheckDiff between(Snapshot before, Snapshot after) {
        Map<String, SeenFinding> old = byFingerprint(before);
        Map<String, SeenFinding> now = byFingerprint(after);
        List<SeenSilence> silenced = missing(after.unanswered(), before.unanswered());
        List<SeenFinding> gone = old.values().stream()
                .filter(finding -> !now.containsKey(finding.fingerprint()))
                .toList();
        return new CheckDiff(
                before,
                after,
                now.values().stream()
                        .filter(finding -> !old.containsKey(finding.fingerprint()))
                        .toList(),
                now.values().stream()
                        .flatMap(finding -> worsened(finding, old.get(finding.fingerprint())).stream())
                        .toList(),
                now.values().stream()
                        .filter(finding -> old.containsKey(finding.fingerprint())
                                && worsened(finding, old.get(finding.fingerprint()))
                                        .isEmpty())
                        .toList(),
                gone.stream()
                        .flatMap(finding -> hidden(finding, silenced).stream())
                        .toList(),
                gone.stream()
                        .filter(finding -> hidden(finding, silenced).isEmpty())
                        .toList(),
                silenced,
                missing(before.unanswered(), after.unanswered()));
    }

    /** Of findings with one fingerprint the weightiest stands for all. */
    private static Map<String, SeenFinding> byFingerprint(Snapshot snapshot) {
        Map<String, SeenFinding> found = new LinkedHashMap<>();
        snapshot.findings()
                .forEach(finding -> found.merge(
                        finding.fingerprint(),
                        finding,
                        (one, other) -> one.severity().compareTo(other.severity()) >= 0 ? one : other));
        return found;
    }

    private static Optional<Worsened> worsened(SeenFinding now, @org.jspecify.annotations.Nullable SeenFinding before) {
        return before != null && now.severity().compareTo(before.severity()) > 0
                ? Optional.of(new Worsened(now, before.severity()))
                : Optional.empty();
    }

    private static Optional<Hidden> hidden(SeenFinding gone, List<SeenSilence> silenced) {
        return silenced.stream()
                .filter(check -> check.canHide(gone))
                .findFirst()
                .map(check -> new Hidden(gone, check));
    }

    private static List<SeenSilence> missing(List<SeenSilence> these, List<SeenSilence> those) {
        List<String> known = those.stream().map(SeenSilence::check).toList();
        return these.stream().filter(check -> !known.contains(check.check())).toList();
    }

    /** A blocker that is new, something else that is new and weighs, or silence that is new. */
    public Outcome outcome() {
        Severity worst = java.util.stream.Stream.concat(
                        appeared.stream(), worsened.stream().map(Worsened::finding))
                .map(SeenFinding::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        if (worst == Severity.BLOCKER) {
            return Outcome.NEW_BLOCKER;
        }
        return worst.compareTo(Severity.WARNING) >= 0 || !silenced.isEmpty() ? Outcome.WORSE : Outcome.NOTHING_WORSE;
    }
}
