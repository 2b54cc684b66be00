package dev.mailworthy.smtp.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of a dialogue while it goes on. Each is begun, may get one reply, and is ended once. */
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

    /** Ends the stage that is open; without one, nothing happens. */
    void end(DialogueOutcome outcome) {
        if (open) {
            done.add(new Step(stage, outcome, reply, (System.nanoTime() - start) / 1_000_000));
            open = false;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** The stage that is open, or was last. */
    Stage stage() {
        return stage;
    }

    Optional<Reply> reply() {
        return reply;
    }

    /** Whether a stage came to this end. */
    boolean had(DialogueOutcome outcome) {
        return done.stream().anyMatch(step -> step.outcome() == outcome);
    }

    List<Step> list() {
        return List.copyOf(done);
    }
}
