package dev.mailworthy.smtp.path;

import dev.mailworthy.core.text.Printable;

/**
 * The result of one attempt.
 *
 * @param outcome how far the attempt came
 * @param millis from the first packet to the greeting or to the failure
 * @param detail one line for people: the greeting, or the system's error. No code reads it
 * @param replies the server's replies
 */
public record AttemptResult(AttemptOutcome outcome, long millis, String detail, ServerReplies replies) {

    public AttemptResult {
        detail = Printable.text(detail);
    }

    /**
     * An attempt on which no reply came.
     *
     * @param outcome of the attempt
     * @param millis from the first packet to the outcome
     * @param detail one line, such as the system's error
     */
    public AttemptResult(AttemptOutcome outcome, long millis, String detail) {
        this(outcome, millis, detail, ServerReplies.none());
    }
}
