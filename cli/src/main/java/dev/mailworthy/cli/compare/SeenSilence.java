package dev.mailworthy.cli.compare;

import dev.mailworthy.cli.json.Members;
import dev.mailworthy.core.Printable;
import dev.mailworthy.core.UnansweredCheck;

/** A check that went unanswered, and why in one word. */
public record SeenSilence(String check, String why) {
    public SeenSilence {
        check = Printable.text(check);
        why = Printable.text(why);
    }

    static SeenSilence of(UnansweredCheck check) {
        return new SeenSilence(check.check(), check.why().label());
    }

    static SeenSilence read(Members check) {
        return new SeenSilence(check.text("check"), check.text("why"));
    }

    /** Whether this silence can be the reason why a finding is no longer made. When in doubt it can. */
    boolean canHide(SeenFinding finding) {
        Area own = Area.ofCheck(check);
        return own == Area.ANY || own == Area.ofCode(finding.code());
    }
}
