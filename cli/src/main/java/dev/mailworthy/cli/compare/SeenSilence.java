package dev.mailworthy.cli.compare;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.Printable;

/**
 * An unanswered check, with its reason in one word.
 *
 * @param area the part of the run that asked; {@link CheckArea#RUN} in documents of older versions, which do not name
 *     it
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

    /** Whether this unanswered check may be the only reason why a finding is missing. True in doubt. */
    public boolean canHide(SeenFinding finding) {
        return area == CheckArea.RUN
                || area == CheckArea.SENDER
                || finding.area().filter(other -> other != area).isEmpty();
    }
}
