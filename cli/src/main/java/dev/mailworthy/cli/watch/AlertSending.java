package dev.mailworthy.cli.watch;

import dev.mailworthy.cli.store.Store;
import dev.mailworthy.cli.store.StoredAlert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends the alerts of the store that are not sent yet, all together. An alert that an outlet did not take stays, and is sent
 * again to all outlets, with the same id.
 */
public final class AlertSending {

    private final Store store;
    private final List<AlertOutlet> outlets;
    private final Duration gap;
    private final Clock clock;
    private final Consumer<String> problems;

    /**
     * @param gap the least time between two messages; what comes sooner waits for the next message
     * @param problems takes one line about an outlet that did not take alerts
     */
    public AlertSending(Store store, List<AlertOutlet> outlets, Duration gap, Clock clock, Consumer<String> problems) {
        this.store = store;
        this.outlets = List.copyOf(outlets);
        this.gap = gap;
        this.clock = clock;
        this.problems = problems;
    }

    public void send() {
        Instant now = clock.instant();
        List<StoredAlert> due = store.unsent();
        boolean isTooSoon = store.lastSent()
                .filter(last -> !last.isAfter(now))
                .filter(last -> last.plus(gap).isAfter(now))
                .isPresent();
        if (due.isEmpty() || isTooSoon) {
            return;
        }
        boolean taken = true;
        for (AlertOutlet outlet : outlets) {
            taken &= takes(outlet, due);
        }
        if (taken) {
            due.forEach(alert -> store.sent(alert, now));
        }
    }

    private boolean takes(AlertOutlet outlet, List<StoredAlert> due) {
        try {
            outlet.send(due);
            return true;
        } catch (IOException e) {
            problems.accept(outlet.name() + ": " + due.size() + " alerts are not sent and will be sent again: "
                    + e.getMessage());
            return false;
        }
    }
}
