package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out from the operating system whether it has a route. Nothing is sent: connecting a UDP socket only looks up
 * the route. This distinguishes a host without IPv6 from a network that refuses. The exceptions of TCP do not.
 */
final class LocalRoute {

    private LocalRoute() {}

    /** Empty if the owner of the socket has a route; else the {@link AttemptOutcome outcome} of an attempt. */
    static Optional<AttemptResult> missing(InetSocketAddress address, SocketOwner owner) {
        try (DatagramChannel channel = owner.open(DatagramChannel::open)) {
            channel.connect(address);
            return Optional.empty();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            String lower = message.toLowerCase(Locale.ROOT);
            // A route of type "prohibit" gives "permission denied", a route of type "blackhole" gives "invalid
            // argument".
            boolean denied = lower.contains("permi") || lower.contains("invalid argument");
            return Optional.of(
                    new AttemptResult(denied ? AttemptOutcome.LOCAL_DENIED : AttemptOutcome.NO_ROUTE, 0, message));
        } catch (UnsupportedAddressTypeException e) {
            return Optional.of(new AttemptResult(AttemptOutcome.NO_ROUTE, 0, "this system has no IPv6"));
        }
    }
}
