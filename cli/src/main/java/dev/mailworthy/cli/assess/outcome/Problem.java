package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong. Findings that one remedy mends are one problem.
 *
 * @param number from 1, in the order of {@code fix}
 * @param findings at least one, the most severe first
 */
public record Problem(int number, List<Finding> findings) {
    public Problem {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a problem needs a finding");
        }
    }

    /** The finding that names the problem. */
    public Finding lead() {
        return findings.get(0);
    }

    public String code() {
        return lead().code();
    }

    public Severity severity() {
        return lead().severity();
    }

    /** What to do, each remedy once. Two remedies with one record to publish are one. */
    public List<Remedy> remedies() {
        List<Remedy> all = new ArrayList<>();
        for (Finding finding : findings) {
            for (Remedy remedy : finding.remedies()) {
                boolean known = all.contains(remedy)
                        || remedy.means()
                                        .filter(Means.PublishRecord.class::isInstance)
                                        .isPresent()
                                && all.stream().anyMatch(other -> other.means().equals(remedy.means()));
                if (!known) {
                    all.add(remedy);
                }
            }
        }
        return List.copyOf(all);
    }

    /** Who has to act first; empty if there is nothing to do. */
    public Optional<Actor> who() {
        return remedies().stream().findFirst().map(Remedy::actor);
    }

    /** What to do first, one sentence; empty if there is nothing to do. */
    public Optional<String> what() {
        return remedies().stream().findFirst().map(Remedy::action);
    }

    /** How long it takes until the first remedy works, in words; empty if there is nothing to do. */
    public Optional<String> time() {
        return remedies().stream().findFirst().map(Remedy::effect);
    }

    /** The scale of that time. */
    public TimeToEffect.Scale scale() {
        return remedies().stream()
                .findFirst()
                .map(remedy -> remedy.time().longest())
                .orElse(TimeToEffect.Scale.UNKNOWN);
    }

    /** Whether it is about this finding. */
    public boolean has(Finding finding) {
        return findings.stream().anyMatch(each -> each.fingerprint().equals(finding.fingerprint()));
    }
}
