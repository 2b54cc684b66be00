package dev.mailworthy.cli.watch;

import dev.mailworthy.core.Labelled;

/** What became of a finding, or of a check, since the user was last told about it. */
public enum ChangeKind implements Labelled {
    /** A finding stands that did not. */
    NEW,
    /** A finding is more severe. */
    WORSE,
    /** A finding is less severe. */
    BETTER,
    /** A finding is ruled out: its check was answered and does not find it. */
    RESOLVED,
    /** A check has no answer any more, so that its findings are open. */
    NOW_OPEN,
    /** A check has an answer again. */
    ANSWERED_AGAIN;

    static ChangeKind of(Known was, Known now) {
        if (now == Known.UNANSWERED || now == Known.ANSWERED) {
            return now == Known.UNANSWERED ? NOW_OPEN : ANSWERED_AGAIN;
        }
        if (was == Known.RULED_OUT) {
            return NEW;
        }
        if (now == Known.RULED_OUT) {
            return RESOLVED;
        }
        return now.compareTo(was) > 0 ? WORSE : BETTER;
    }
}
