package dev.mailworthy.cli.assess.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * The hours of a store that count. Of a log, lines outside a period are left out as they are read.
 *
 * @param since the beginning, if there is one
 * @param until the end, not included, if there is one
 */
public record HourPeriod(Optional<Instant> since, Optional<Instant> until) {

    /** All that was read. */
    public static final HourPeriod ALL = new HourPeriod(Optional.empty(), Optional.empty());
}
