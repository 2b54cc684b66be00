package dev.mailworthy.smtp.path;

import java.time.Duration;

/** Waits before the second try at a receiver that greylists. Tests replace it to save the time. */
@FunctionalInterface
public interface Pause {

    void rest(Duration time) throws InterruptedException;

    /** Waits in real time. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
