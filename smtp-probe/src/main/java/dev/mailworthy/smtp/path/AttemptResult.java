package dev.mailworthy.smtp.path;

import dev.mailworthy.core.text.Printable;

/**
 * How one attempt ended.
 *
 * @param millis from the first packet to the greeting or to the failure
 * @param detail one line for people: the greeting, or what the system said about the failure. No code reads it
 * @param replies what the server said
 */
public record AttemptResult(AttemptOutcome outcome, long millis, String detail, ServerReplies replies) {

    public AttemptResult {
        detail = Printable.text(detail);
    }

    /** An attempt on which no reply came. */
    public AttemptResult(AttemptOutcome outcome, long millis, String detail) {
        this(outcome, millis, detail, ServerReplies.none());
    }
}
