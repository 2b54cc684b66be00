package dev.mailworthy.smtp.dialogue;

import java.util.Objects;
import java.util.Optional;

/**
 * One stage as it went.
 *
 * @param reply what the peer answered, if it was a whole reply
 * @param millis from the stage's start (the connection, the command) to its end
 */
public record Step(Stage stage, DialogueOutcome outcome, Optional<Reply> reply, long millis) {
    public Step {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reply, "reply");
    }
}
