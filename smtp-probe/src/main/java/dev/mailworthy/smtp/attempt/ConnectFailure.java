package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/**
 * Translates exceptions of Java on Linux to an {@link AttemptOutcome}. {@link LocalRoute} finds a missing local route
 * before the attempt. "Unreachable" here is therefore an ICMP message from the network. The texts of the exceptions
 * come from the C library and are no API. They only refine the outcome that the class gives.
 */
final class ConnectFailure {

    private ConnectFailure() {}

    static AttemptOutcome outcome(IOException failure, IpFamily family) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof SocketTimeoutException || message.contains("timed out")) {
            return AttemptOutcome.SYN_TIMEOUT;
        }
        if (failure instanceof NoRouteToHostException) {
            return AttemptOutcome.ICMP_REJECT;
        }
        if (failure instanceof BindException) {
            return message.contains("permission denied") ? denied(family) : AttemptOutcome.NO_ROUTE;
        }
        if (failure instanceof ConnectException) {
            return AttemptOutcome.RST_ON_SYN;
        }
        return ofMessage(message);
    }

    /**
     * EACCES, which Java gives as a BindException. Over IPv4 no ICMP message leads to it: a routing rule of type prohibit or
     * a security module of this machine refuses. Over IPv6 an ICMP "administratively prohibited" leads to it too.
     */
    private static AttemptOutcome denied(IpFamily family) {
        return family == IpFamily.IPV4 ? AttemptOutcome.LOCAL_DENIED : AttemptOutcome.ICMP_REJECT;
    }

    private static AttemptOutcome ofMessage(String message) {
        if (message.contains("reset")) {
            // The handshake was complete. The reset came before connect returned.
            return AttemptOutcome.CONNECTED_RESET;
        }
        if (message.contains("unreachable")) {
            return AttemptOutcome.ICMP_REJECT;
        }
        if (message.contains("protocol family unavailable") || message.contains("address family")) {
            return AttemptOutcome.NO_ROUTE;
        }
        boolean denied = message.contains("not permitted")
                || message.contains("permission denied")
                || message.contains("invalid argument");
        return denied ? AttemptOutcome.LOCAL_DENIED : AttemptOutcome.NOT_TRIED;
    }
}
