package dev.mailworthy.smtp;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import java.util.Optional;

/**
 * The attempts on one target address and port.
 *
 * @param source the local address that was bound, or empty for the system's choice
 * @param address what was connected to; empty when the name gave none
 * @param control whether this is a control connection to a port that is not mail
 * @param millis of the last attempt, from start to outcome
 * @param detail one line: the greeting, or what the system said
 */
public record EgressPath(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        String target,
        String operator,
        Optional<IpAddress> address,
        boolean control,
        AttemptOutcome outcome,
        long millis,
        int attempts,
        String detail) {
    public EgressPath {
        target = Printable.text(target);
        operator = Printable.text(operator);
        detail = Printable.text(detail);
    }
}
