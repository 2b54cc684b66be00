package dev.mailworthy.core.dns.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/** UDP sent us to TCP, and TCP brought nothing. That is not a server out of reach: it answered over UDP. */
final class TcpFailed extends IOException {

    private static final long serialVersionUID = 1;

    /** @param reason why UDP would not do, in a word or two */
    TcpFailed(String reason, Throwable cause) {
        super(reason + ", and TCP: " + words(cause), cause);
    }

    private static String words(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "connection refused";
        }
        if (cause instanceof TimeoutException) {
            return "no reply in time";
        }
        return cause instanceof EOFException ? "closed without a reply" : String.valueOf(cause.getMessage());
    }
}
