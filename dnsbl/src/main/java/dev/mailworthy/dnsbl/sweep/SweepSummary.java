package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.target.SweepCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a {@link Sweep sweep}.
 *
 * @param end how it ended
 * @param problem set unless the sweep is complete
 * @param badLines lines of the input that named no target
 * @param doubtful lists whose test entries failed at the end, so that their "not listed" results are unproved
 */
public record SweepSummary(
        SweepCounts counts, End end, Optional<SweepProblem> problem, long badLines, List<ListHealth> doubtful) {
    public SweepSummary {
        doubtful = List.copyOf(doubtful);
    }

    /** How a sweep ended. */
    public enum End {
        COMPLETE,
        /** The user stopped it. */
        STOPPED,
        /** The resolver stopped answering. */
        RESOLVER_SILENT,
        /** The free queries of a list are used up. */
        LIMIT_REACHED,
        /** Input or output failed. */
        BROKEN;

        /** The name that JSON uses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
