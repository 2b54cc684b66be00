package dev.mailworthy.smtp.path;

import dev.mailworthy.smtp.dialogue.DialogueReport;
import java.util.Optional;

/** How one attempt ended, how long it took, one line about it that may hold untrusted text, and what was said, if it was. */
public record AttemptResult(AttemptOutcome outcome, long millis, String detail, Optional<DialogueReport> dialogue) {

    public AttemptResult(AttemptOutcome outcome, long millis, String detail) {
        this(outcome, millis, detail, Optional.empty());
    }
}
