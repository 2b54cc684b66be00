package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Remedy;
import java.util.List;

/**
 * Mail of one source that the question's records would lose.
 *
 * @param messages that would be lost, of all that were reported
 * @param rescue whether the proposed records save it
 * @param remedies what saves it
 */
public record LostMail(MailSource source, long messages, Rescue rescue, List<Remedy> remedies) {
    public LostMail {
        remedies = List.copyOf(remedies);
    }

    /** Whether lost mail can be saved by records. */
    public enum Rescue implements Labelled {
        /** All of it passes with the proposed records, by evaluation. */
        SAVED,
        /** No record that is proposed saves all of it. */
        NOT_SAVED
    }
}
