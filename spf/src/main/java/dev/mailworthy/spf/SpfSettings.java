package dev.mailworthy.spf;

import dev.mailworthy.core.run.Completion;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.VoidCounting;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * The settings of all checks of one {@link Spf}.
 *
 * @param receiver the name of the checking host, for the macro r; "unknown" if it is not given (section 7.2)
 * @param executor completes the futures that callers get
 */
record SpfSettings(
        SpfLimits limits, VoidCounting voids, String receiver, Clock clock, RecordCache records, Executor executor) {

    static SpfSettings standard() {
        return new SpfSettings(
                SpfLimits.rfc7208(),
                VoidCounting.PER_TERM,
                "unknown",
                Clock.systemUTC(),
                new RecordCache(),
                Completion.ownThreads());
    }

    SpfSettings withLimits(SpfLimits replacement) {
        return new SpfSettings(replacement, voids, receiver, clock, records, executor);
    }

    SpfSettings withVoids(VoidCounting replacement) {
        return new SpfSettings(limits, replacement, receiver, clock, records, executor);
    }

    SpfSettings withReceiver(String replacement) {
        return new SpfSettings(limits, voids, replacement, clock, records, executor);
    }

    SpfSettings withClock(Clock replacement) {
        return new SpfSettings(limits, voids, receiver, replacement, records, executor);
    }

    SpfSettings withExecutor(Executor replacement) {
        return new SpfSettings(limits, voids, receiver, clock, records, replacement);
    }
}
