package dev.mailworthy.cli.compare;

import dev.mailworthy.cli.json.Members;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Printable;
import dev.mailworthy.core.UnansweredCheck;

/**
 * A check that went unanswered, and why in one word.
 *
 * @param area the part of the run that asked; {@link CheckArea#RUN} where a document of an older version does not say it
 */
public record SeenSilence(CheckArea area, String check, String why) {
    public SeenSilence {
        check = Printable.text(check);
        why = Printable.text(why);
    }

    static SeenSilence of(UnansweredCheck check) {
        return new SeenSilence(check.area(), check.check(), check.why().label());
    }

    static SeenSilence read(Members check) {
        return new SeenSilence(
                check.optional("area", label -> Labelled.parse(CheckArea.class, label))
                        .orElse(CheckArea.RUN),
                check.text("check"),
                check.text("why"));
    }

    /** Whether this silence can be the reason why a finding is no longer made. When in doubt it can. */
    boolean canHide(SeenFinding finding) {
        return area == CheckArea.RUN
                || area == CheckArea.SENDER
                || finding.area().filter(other -> other != area).isEmpty();
    }
}
