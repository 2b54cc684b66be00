package dev.mailworthy.smtp.responder;

import java.util.concurrent.atomic.LongAdder;

/** Counts connections: one thread adds, any may read. */
final class Tally {

    final LongAdder accepted = new LongAdder();
    final LongAdder proven = new LongAdder();
    final LongAdder turnedAway = new LongAdder();
    final LongAdder cut = new LongAdder();

    ResponderSummary summary() {
        return new ResponderSummary(accepted.sum(), proven.sum(), turnedAway.sum(), cut.sum());
    }
}
