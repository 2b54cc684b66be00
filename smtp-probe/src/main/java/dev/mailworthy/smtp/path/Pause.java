package dev.mailworthy.smtp.path;

import java.time.Duration;

/** Waits before the second try at a receiver that greylists. Tests replace it to save the time. */
@FunctionalInterface
public interface Pause {

    /**
     * Waits.
     *
     * @param time zero or more
     * @throws InterruptedException if the thread is interrupted; the wait then ends
     */
    void rest(Duration time) throws InterruptedException;

    /**
     * Waits in real time.
     *
     * @return a pause that sleeps
     */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
