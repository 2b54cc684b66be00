package dev.mailworthy.cli.plan.form;

import dev.mailworthy.cli.plan.SetChange;
import java.util.List;
import java.util.Optional;

/** One way to write record sets down. */
interface Form {

    /** Why a change cannot be carried, if it cannot. */
    Optional<String> obstacle(SetChange change);

    /** @param changes never empty, each without an obstacle */
    public String write(List<SetChange> changes);

    /** What to do before the text is used. */
    default List<String> notes(List<SetChange> changes) {
        return List.of();
    }
}
