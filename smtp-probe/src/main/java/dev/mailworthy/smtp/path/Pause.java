package dev.mailworthy.smtp.path;

import java.time.Duration;

/** Waits before the next try at a receiver that greylists. Tests replace it, so that they do not wait. */
@FunctionalInterface
public interface Pause {

    void rest(Duration time) throws InterruptedException;

    /** Waits in real time. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
