package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.SetChange;
import java.util.List;
import java.util.Optional;

/** A notation for record sets. */
interface Form {

    /** Why this form cannot express a change; empty if it can. */
    Optional<String> obstacle(SetChange change);

    /** @param changes never empty; the form can express all of them */
    public String write(List<SetChange> changes);

    /** What to do before the text is used, one sentence each. */
    default List<String> notes(List<SetChange> changes) {
        return List.of();
    }
}
