package dev.mailworthy.cli.history;

import dev.mailworthy.cli.store.SpanKind;

/**
 * How many looks saw one thing in which state. A look without an answer is a state of its own, and no share counts it elsewhere.
 *
 * @param item a finding's code, or a receiver's id
 * @param good looks that ruled the finding out, or that saw nothing that the receiver refuses
 * @param bad looks that found it, or saw that the receiver refuses or trusts less
 * @param open looks that had no answer
 */
public record Uptime(SpanKind kind, String item, long good, long bad, long open) {

    public long looks() {
        return good + bad + open;
    }
}
