package dev.mailworthy.smtp.dialogue;

import jakarta.mail.MessagingException;

/** Thrown inside Angus Mail's calls to end a dialogue. It carries the {@link DialogueOutcome} of the open stage. */
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
