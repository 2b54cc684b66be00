package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.responder.value.ResponderSummary;
import java.util.concurrent.atomic.LongAdder;

/** Counts connections. One thread adds; any thread may read. */
public final class Tally {

    final LongAdder accepted = new LongAdder();
    final LongAdder proven = new LongAdder();
    final LongAdder turnedAway = new LongAdder();
    final LongAdder cut = new LongAdder();

    public ResponderSummary summary() {
        return new ResponderSummary(accepted.sum(), proven.sum(), turnedAway.sum(), cut.sum());
    }
}
