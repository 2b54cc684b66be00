package dev.mailworthy.smtp.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of a dialogue in progress. Each {@link Stage} begins, gets at most one reply, and ends once. */
final class Steps {

    private final List<Step> done = new ArrayList<>();
    private Stage stage = Stage.BANNER;
    private Optional<Reply> reply = Optional.empty();
    private long start = System.nanoTime();
    private boolean open;

    void begin(Stage next) {
        stage = next;
        reply = Optional.empty();
        start = System.nanoTime();
        open = true;
    }

    void replied(Reply whole) {
        reply = Optional.of(whole);
    }

    /** Ends the open stage. Does nothing if no stage is open. */
    void end(DialogueOutcome outcome) {
        if (open) {
            done.add(new Step(stage, outcome, reply, (System.nanoTime() - start) / 1_000_000));
            open = false;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** The open stage, or the last one. */
    Stage stage() {
        return stage;
    }

    Optional<Reply> reply() {
        return reply;
    }

    /** Whether a stage ended with this {@link DialogueOutcome outcome}. */
    boolean had(DialogueOutcome outcome) {
        return done.stream().anyMatch(step -> step.outcome() == outcome);
    }

    List<Step> list() {
        return List.copyOf(done);
    }
}
