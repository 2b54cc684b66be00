package dev.mailworthy.smtp.dialogue.value;

import java.time.Duration;
import java.util.List;

/**
 * Deadlines of a dialogue. Sending a reply octet by octet does not extend a deadline.
 *
 * @param banner from the connection to the end of the greeting. Some receivers delay the greeting of unknown clients on
 *     purpose, up to 25 s
 * @param command from a command to the end of its reply; also for the TLS handshake
 * @param farewell for the reply to QUIT
 * @param whole for the whole dialogue
 */
public record TimeLimits(Duration banner, Duration command, Duration farewell, Duration whole) {

    /** @throws IllegalArgumentException if a limit is not positive */
    public TimeLimits {
        for (Duration limit : List.of(banner, command, farewell, whole)) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit must be positive");
            }
        }
    }

    /**
     * 30 s for the greeting, 30 s for a command, 5 s for QUIT, 120 s in all.
     *
     * @return the limits of a request that sets none
     */
    public static TimeLimits defaults() {
        return new TimeLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(120));
    }
}
