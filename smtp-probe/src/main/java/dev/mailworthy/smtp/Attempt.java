package dev.mailworthy.smtp;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One connection, from SYN to greeting. The socket may be closed by another thread to end it early. */
final class Attempt {

    private final Socket socket;
    private final Duration connectTimeout;
    private final Duration bannerTimeout;

    Attempt(Socket socket, Duration connectTimeout, Duration bannerTimeout) {
        this.socket = socket;
        this.connectTimeout = connectTimeout;
        this.bannerTimeout = bannerTimeout;
    }

    /** Connects, and where the other side speaks first, reads the greeting and takes leave. */
    AttemptResult run(InetSocketAddress address, Optional<IpAddress> source, Expectation expectation) {
        Optional<AttemptResult> noRoute = LocalRoute.missing(address);
        if (noRoute.isPresent()) {
            return noRoute.get();
        }
        long start = System.nanoTime();
        try (socket) {
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get().toInetAddress(), 0));
            }
            socket.connect(address, millis(connectTimeout));
            if (expectation == Expectation.CONNECTION) {
                return result(AttemptOutcome.CONNECTED, start, "connected");
            }
            return greeting(start);
        } catch (IOException e) {
            return result(ConnectFailure.outcome(e), start, String.valueOf(e.getMessage()));
        }
    }

    private AttemptResult greeting(long start) {
        try {
            Greeting greeting = Greeting.read(socket, bannerTimeout);
            return result(greeting.outcome(), start, greeting.text());
        } catch (SocketTimeoutException e) {
            return result(AttemptOutcome.CONNECTED_SILENT, start, "connected, no greeting");
        } catch (SocketException e) {
            return result(
                    socket.isClosed() ? AttemptOutcome.NOT_TRIED : AttemptOutcome.CONNECTED_RESET,
                    start,
                    String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return result(AttemptOutcome.CONNECTED_EOF, start, String.valueOf(e.getMessage()));
        }
    }

    private static AttemptResult result(AttemptOutcome outcome, long start, String detail) {
        return new AttemptResult(outcome, (System.nanoTime() - start) / 1_000_000, detail);
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    /** How far an attempt goes. */
    enum Expectation {
        /** A TCP connection is all. */
        CONNECTION,
        /** The other side greets (RFC 5321 section 3.1). */
        GREETING
    }
}
