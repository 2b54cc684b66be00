package dev.mailworthy.spf;

import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.VoidCounting;
import java.time.Clock;

/**
 * The settings of all checks of one {@link Spf}.
 *
 * @param receiver the name of the checking host, for the macro r; "unknown" if it is not given (section 7.2)
 */
record SpfSettings(SpfLimits limits, VoidCounting voids, String receiver, Clock clock, RecordCache records) {

    static SpfSettings standard() {
        return new SpfSettings(
                SpfLimits.rfc7208(), VoidCounting.PER_TERM, "unknown", Clock.systemUTC(), new RecordCache());
    }

    SpfSettings withLimits(SpfLimits replacement) {
        return new SpfSettings(replacement, voids, receiver, clock, records);
    }

    SpfSettings withVoids(VoidCounting replacement) {
        return new SpfSettings(limits, replacement, receiver, clock, records);
    }

    SpfSettings withReceiver(String replacement) {
        return new SpfSettings(limits, voids, replacement, clock, records);
    }

    SpfSettings withClock(Clock replacement) {
        return new SpfSettings(limits, voids, receiver, replacement, records);
    }
}
