package dev.mailworthy.smtp.dialogue;

import jakarta.mail.MessagingException;

/** Ends a dialogue from within Angus Mail's calls, with the outcome of the open stage. */
final class DialogueEnd extends MessagingException {
    private static final long serialVersionUID = 1;

    private final DialogueOutcome outcome;

    DialogueEnd(DialogueOutcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    DialogueOutcome outcome() {
        return outcome;
    }
}
