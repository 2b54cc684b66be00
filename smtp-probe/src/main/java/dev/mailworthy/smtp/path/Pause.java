package dev.mailworthy.smtp.path;

import java.time.Duration;

/** Waits, on behalf of a receiver that asks to come again. Tests put a clock of their own in its place. */
@FunctionalInterface
public interface Pause {

    void rest(Duration time) throws InterruptedException;

    /** Waits in real time. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
