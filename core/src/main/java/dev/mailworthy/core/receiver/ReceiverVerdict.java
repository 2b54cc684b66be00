package dev.mailworthy.core.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.core.Verdict;

/** What a receiver is expected to do with mail from a sender. */
public enum ReceiverVerdict {
    /** Nothing was seen for which the receiver refuses mail. */
    ACCEPT("accept", "nothing seen that they refuse", Verdict.READY),
    /** Something was seen for which the receiver trusts mail less. */
    AT_RISK("at-risk", "trust it less", Verdict.AT_RISK),
    /** Something was seen for which the receiver refuses mail. */
    REFUSE("refuse", "refuse", Verdict.BLOCKED),
    /** Too little was measured to tell. */
    UNKNOWN("unknown", "unknown", Verdict.INCONCLUSIVE);

    private final String label;
    private final String words;
    private final Verdict verdict;

    ReceiverVerdict(String label, String words, Verdict verdict) {
        this.label = label;
        this.words = words;
        this.verdict = verdict;
    }

    /** {@return the name in JSON, for example {@code at-risk}} */
    @JsonValue
    public String label() {
        return label;
    }

    /** {@return what these receivers do, in words} Without a delivery, no acceptance is known. */
    public String words() {
        return words;
    }

    /** {@return the verdict of a run in which only this receiver counts} */
    public Verdict verdict() {
        return verdict;
    }
}
