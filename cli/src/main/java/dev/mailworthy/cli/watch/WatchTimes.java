package dev.mailworthy.cli.watch;

import java.time.Duration;

/**
 * The times of a watch.
 *
 * @param interval between two looks at a domain
 * @param confirm after which a second look has to see the same before the watch tells a change
 * @param settle how long a finding that came back has to be gone before the watch tells it as resolved again
 */
public record WatchTimes(Duration interval, Duration confirm, Duration settle) {

    private static final Duration DAY = Duration.ofDays(1);

    public static WatchTimes of(Duration interval, Duration confirm) {
        return new WatchTimes(interval, confirm, DAY);
    }
}
