package dev.mailworthy.smtp.dialogue.value;

import java.time.Duration;
import java.util.List;

/**
 * Deadlines of a dialogue. A peer that sends its reply octet by octet gains nothing.
 *
 * @param banner from the connection to the end of the greeting. Receivers make strangers wait on purpose, up to 25 s
 * @param command from a command to the end of its reply, and for the TLS handshake
 * @param farewell for the reply to QUIT
 * @param whole for everything together
 */
public record TimeLimits(Duration banner, Duration command, Duration farewell, Duration whole) {

    /** @throws IllegalArgumentException when a limit is not longer than nothing */
    public TimeLimits {
        for (Duration limit : List.of(banner, command, farewell, whole)) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing");
            }
        }
    }

    /** 30 s for the greeting, 30 s a command, 5 s to take leave, 120 s in all. */
    public static TimeLimits defaults() {
        return new TimeLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(120));
    }
}
