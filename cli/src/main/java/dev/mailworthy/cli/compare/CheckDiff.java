package dev.mailworthy.cli.compare;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.trust.StsPolicyCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one report to the next. A finding that is gone counts as fixed only if the check that would find it was
 * answered.
 */
public record CheckDiff(Snapshot before, Snapshot after, FindingChanges findings, SilenceChanges checks) {

    /**
     * What became of the findings of both reports.
     *
     * @param appeared found now and not before
     * @param worsened found in both, and more severe now
     * @param unchanged found in both, and no more severe now
     * @param hidden found before; a check that may find it is unanswered now and was answered before
     * @param fixed found before, and neither found nor hidden now
     */
    public record FindingChanges(
            List<SeenFinding> appeared,
            List<Worsened> worsened,
            List<SeenFinding> unchanged,
            List<Hidden> hidden,
            List<SeenFinding> fixed) {}

    /**
     * Which checks got or lost their answer.
     *
     * @param silenced unanswered now and not before
     * @param answered unanswered before and not now
     */
    public record SilenceChanges(List<SeenSilence> silenced, List<SeenSilence> answered) {}

    /** @param was the severity before */
    public record Worsened(SeenFinding finding, Severity was) {}

    /** @param by the check that is unanswered now and may have found it */
    public record Hidden(SeenFinding finding, SeenSilence by) {}

    /** The result of the comparison, with the exit code of {@code diff}. */
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
                new FindingChanges(
                        Stream.concat(
                                        now.values().stream()
                                                .filter(finding -> !old.containsKey(finding.fingerprint())),
                                        hiddenChange(before, after).stream())
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
                                .toList()),
                new SilenceChanges(silenced, missing(before.unanswered(), after.unanswered())));
    }

    /** The finding that the MTA-STS policy changed while its id stayed, which the two reports show only together. */
    private static Optional<SeenFinding> hiddenChange(Snapshot before, Snapshot after) {
        return before.policy()
                .flatMap(old -> after.policy()
                        .flatMap(now -> StsPolicyCheck.since(DomainName.ofText(after.subject()), old, now)))
                .map(SeenFinding::of);
    }

    /** The findings by fingerprint. Of several with one fingerprint, the most severe is kept. */
    private static Map<String, SeenFinding> byFingerprint(Snapshot snapshot) {
        Map<String, SeenFinding> found = new LinkedHashMap<>();
        snapshot.findings()
                .forEach(finding -> found.merge(
                        finding.fingerprint(),
                        finding,
                        (one, other) -> one.severity().compareTo(other.severity()) >= 0 ? one : other));
        return found;
    }

    private static Optional<Worsened> worsened(SeenFinding now, @Nullable SeenFinding before) {
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

    /** {@code NEW_BLOCKER} for a new blocker; {@code WORSE} for a new warning or error, or a newly unanswered check. */
    public Outcome outcome() {
        Severity worst = Stream.concat(
                        findings.appeared().stream(),
                        findings.worsened().stream().map(Worsened::finding))
                .map(SeenFinding::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        if (worst == Severity.BLOCKER) {
            return Outcome.NEW_BLOCKER;
        }
        return worst.compareTo(Severity.WARNING) >= 0 || !checks.silenced().isEmpty()
                ? Outcome.WORSE
                : Outcome.NOTHING_WORSE;
    }
}
