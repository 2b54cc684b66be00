package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a {@link FixPlan plan} that is no record in the user's zone.
 *
 * @param means the commands, records or texts of the step; of several, one is enough
 * @param effect how long it takes until the step works, in words
 * @param answers the findings that the step is for
 * @param instead why the plan proposes no record, although a record could mend the finding
 * @param proof the result of the check with the step done, if it could be tried
 */
public record FixStep(
        Actor actor,
        String action,
        List<Means> means,
        String effect,
        List<Finding> answers,
        Optional<String> instead,
        Optional<Proof> proof) {
    public FixStep {
        means = List.copyOf(means);
        answers = List.copyOf(answers);
    }

    /**
     * A repeated check with this step, with the records of the plan, and with what others publish.
     *
     * @param gone the findings that the step mends
     * @param verdict the verdict then
     */
    public record Proof(List<Finding> gone, Verdict verdict) {
        public Proof {
            gone = List.copyOf(gone);
        }
    }

    /** A step without a proof. */
    FixStep(
            Actor actor,
            String action,
            List<Means> means,
            String effect,
            List<Finding> answers,
            Optional<String> instead) {
        this(actor, action, means, effect, answers, instead, Optional.empty());
    }

    /** This step with its proof. */
    FixStep proved(Proof result) {
        return new FixStep(actor, action, means, effect, answers, instead, Optional.of(result));
    }

    static FixStep of(Remedy remedy, Finding finding, Optional<String> instead) {
        return new FixStep(
                remedy.actor(),
                remedy.action(),
                remedy.means().stream().toList(),
                remedy.effect(),
                List.of(finding),
                instead);
    }

    /** This step, also for the {@link Finding findings} of another step. */
    FixStep alsoFor(FixStep other) {
        List<Finding> both = Stream.concat(answers.stream(), other.answers.stream())
                .distinct()
                .toList();
        return new FixStep(actor, action, means, effect, both, instead.or(other::instead), proof.or(other::proof));
    }

    /** Two steps with equal keys are the same step. */
    record Key(Actor actor, String action, List<Means> means) {}

    Key key() {
        return new Key(actor, action, means);
    }
}
