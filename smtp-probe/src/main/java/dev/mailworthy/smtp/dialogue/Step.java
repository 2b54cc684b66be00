package dev.mailworthy.smtp.dialogue;

import java.util.Objects;
import java.util.Optional;

/**
 * The result of one {@link Stage}.
 *
 * @param stage of the dialogue
 * @param outcome of the stage
 * @param reply the peer's reply, if a complete one came
 * @param millis from the stage's start (the connection, the command) to its end
 */
public record Step(Stage stage, DialogueOutcome outcome, Optional<Reply> reply, long millis) {
    public Step {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reply, "reply");
    }
}
