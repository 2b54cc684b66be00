package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.world.Completeness;
import java.time.Instant;

/**
 * How a run over one or more domains ended.
 *
 * @param completeness whether the run came to its end
 * @param notChecked the number of domains that the run did not reach
 * @param leftOut the number of lines that name no domain
 * @param at the time of the end
 */
public record FeedEnd(Completeness completeness, int notChecked, int leftOut, Instant at) {

    /** The end of a run that checked all that it was given. */
    public static FeedEnd whole(Instant at) {
        return new FeedEnd(Completeness.COMPLETE, 0, 0, at);
    }
}
