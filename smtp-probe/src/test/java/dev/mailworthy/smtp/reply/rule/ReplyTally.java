package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The number of replies with and without a cause, by receiver.
 *
 * @param receivers by the receiver's id; unknown receivers are under {@value #UNKNOWN}
 */
public record ReplyTally(SortedMap<String, Count> receivers) {

    /** The key for replies of unknown receivers. */
    public static final String UNKNOWN = "unknown";

    /** The number of replies with a {@link Cause cause}, and without one. */
    public record Count(int classified, int unclassified) {

        private Count and(Count other) {
            return new Count(classified + other.classified, unclassified + other.unclassified);
        }

        public int all() {
            return classified + unclassified;
        }
    }

    public ReplyTally {
        receivers = Collections.unmodifiableSortedMap(new TreeMap<>(receivers));
    }

    public static ReplyTally of(Collection<? extends Classification> classifications) {
        SortedMap<String, Count> receivers = new TreeMap<>();
        for (Classification each : classifications) {
            Count one = each instanceof Classified ? new Count(1, 0) : new Count(0, 1);
            receivers.merge(each.receiver().map(Receiver::id).orElse(UNKNOWN), one, Count::and);
        }
        return new ReplyTally(receivers);
    }

    /** The sum over all receivers. */
    public Count total() {
        return receivers.values().stream().reduce(new Count(0, 0), Count::and);
    }
}
