package dev.mailworthy.core.dns.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/**
 * There was no reply over TCP, after a reply over UDP had made TCP necessary. The server can be reached, because it answered
 * over UDP.
 */
final class TcpFailed extends IOException {

    private static final long serialVersionUID = 1;

    /** @param reason why TCP was necessary, in a word or two */
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
