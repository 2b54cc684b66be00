package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * Something that no record of the user's zone does.
 *
 * @param paste lines to copy
 * @param effect how long it takes until it works, in words
 * @param answers the findings that it is for
 * @param instead why no record is proposed, where one could have been
 */
public record FixStep(
        Actor actor,
        String action,
        List<String> paste,
        String effect,
        List<Finding> answers,
        Optional<String> instead) {
    public FixStep {
        paste = List.copyOf(paste);
        answers = List.copyOf(answers);
    }

    static FixStep of(Remedy remedy, Finding finding, Optional<String> instead) {
        return new FixStep(
                remedy.actor(),
                remedy.action(),
                HintText.paste(remedy).stream().toList(),
                remedy.effect(),
                List.of(finding),
                instead);
    }

    /** The same step, for another finding as well. */
    FixStep alsoFor(FixStep other) {
        List<Finding> both = java.util.stream.Stream.concat(answers.stream(), other.answers.stream())
                .distinct()
                .toList();
        return new FixStep(actor, action, paste, effect, both, instead.or(other::instead));
    }

    /** What makes two steps the same. */
    record Key(Actor actor, String action, List<String> paste) {}

    Key key() {
        return new Key(actor, action, paste);
    }
}
