package dev.mailworthy.cli.watch;

import java.time.Instant;

/** The time between two rounds. */
@FunctionalInterface
public interface WatchPause {

    /** Waits until this moment. Returns whether to go on. */
    boolean until(Instant moment) throws InterruptedException;
}
