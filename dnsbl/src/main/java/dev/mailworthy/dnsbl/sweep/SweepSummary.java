package dev.mailworthy.dnsbl.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.target.SweepCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a {@link Sweep sweep}.
 *
 * @param counts of targets, pairs and queries
 * @param end how it ended
 * @param problem set unless the sweep is complete
 * @param badLines lines of the input that named no target
 * @param doubtful lists whose test entries failed at the end, so that their "not listed" results are unproved
 * @param again the pairs that were asked again, because an earlier run of the sweep left them unanswered
 */
public record SweepSummary(
        SweepCounts counts,
        End end,
        Optional<SweepProblem> problem,
        long badLines,
        List<ListHealth> doubtful,
        Again again) {
    public SweepSummary {
        doubtful = List.copyOf(doubtful);
    }

    /**
     * A summary of a sweep that asked nothing again.
     *
     * @param counts of targets, pairs and queries
     * @param end how it ended
     * @param problem set unless the sweep is complete
     * @param badLines lines of the input that named no target
     * @param doubtful lists whose test entries failed at the end
     */
    public SweepSummary(
            SweepCounts counts, End end, Optional<SweepProblem> problem, long badLines, List<ListHealth> doubtful) {
        this(counts, end, problem, badLines, doubtful, Again.none());
    }

    /**
     * Pairs that an earlier run left unanswered.
     *
     * @param asked the number of those that this run asked again
     * @param answered the number of those that have an answer now
     */
    public record Again(long asked, long answered) {

        /** Nothing was asked again. */
        static Again none() {
            return new Again(0, 0);
        }
    }

    /** How a sweep ended. */
    public enum End {
        /** Every pair of target and list has its result. */
        COMPLETE,
        /** The user stopped it. */
        STOPPED,
        /** The resolver stopped answering. */
        RESOLVER_SILENT,
        /** The free queries of a list are used up. */
        LIMIT_REACHED,
        /** Input or output failed. */
        BROKEN;

        /** {@return the name that JSON uses} */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
