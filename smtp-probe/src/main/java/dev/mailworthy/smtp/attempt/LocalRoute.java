package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the operating system for a route without sending anything, because connecting a UDP socket only looks one up. It
 * distinguishes a host without IPv6 from a network that refuses, which the exceptions of TCP do not.
 */
final class LocalRoute {

    private LocalRoute() {}

    /** Nothing when there is a route; else how an attempt would end. */
    static Optional<AttemptResult> missing(InetSocketAddress address) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(address);
            return Optional.empty();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            String lower = message.toLowerCase(Locale.ROOT);
            // A route of type prohibit says "permission denied", one of type blackhole "invalid argument".
            boolean denied = lower.contains("permi") || lower.contains("invalid argument");
            return Optional.of(
                    new AttemptResult(denied ? AttemptOutcome.LOCAL_DENIED : AttemptOutcome.NO_ROUTE, 0, message));
        } catch (UnsupportedAddressTypeException e) {
            return Optional.of(new AttemptResult(AttemptOutcome.NO_ROUTE, 0, "this system has no IPv6"));
        }
    }
}
