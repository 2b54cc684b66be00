package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Verdict;

/** How a receiver takes mail from a sender. */
public enum ReceiverVerdict {
    ACCEPT("accept", "will accept", Verdict.READY),
    AT_RISK("at-risk", "at risk", Verdict.AT_RISK),
    REFUSE("refuse", "will refuse", Verdict.BLOCKED),
    UNKNOWN("unknown", "unknown", Verdict.INCONCLUSIVE);

    private final String label;
    private final String words;
    private final Verdict verdict;

    ReceiverVerdict(String label, String words, Verdict verdict) {
        this.label = label;
        this.words = words;
        this.verdict = verdict;
    }

    /** The name that JSON uses. */
    public String label() {
        return label;
    }

    /** The verdict in words. */
    public String words() {
        return words;
    }

    /** What it comes to if only this receiver counts. */
    public Verdict verdict() {
        return verdict;
    }
}
