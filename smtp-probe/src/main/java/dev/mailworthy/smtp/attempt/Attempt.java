package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.DialogueRequest;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.ServerReplies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One connection, from SYN to greeting. Another thread may close the socket to end it early. */
final class Attempt {

    private final Socket socket;
    private final SocketOwner owner;
    private final Duration connectTimeout;
    private final Duration bannerTimeout;

    Attempt(Socket socket, SocketOwner owner, Duration connectTimeout, Duration bannerTimeout) {
        this.socket = socket;
        this.owner = owner;
        this.connectTimeout = connectTimeout;
        this.bannerTimeout = bannerTimeout;
    }

    /** Connects, and then does what the {@link Manner} says. */
    AttemptResult run(InetSocketAddress address, Optional<IpAddress> source, Manner manner) {
        Optional<AttemptResult> noRoute = LocalRoute.missing(address, owner);
        if (noRoute.isPresent()) {
            return noRoute.get();
        }
        long start = System.nanoTime();
        try (socket) {
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get().toInetAddress(), 0));
            }
            socket.connect(address, millis(connectTimeout));
            if (manner instanceof Manner.Dialogue dialogue) {
                return talk(dialogue, start);
            }
            return manner instanceof Manner.Greet
                    ? greeting(start)
                    : result(AttemptOutcome.CONNECTED, start, "connected");
        } catch (IOException e) {
            return result(
                    ConnectFailure.outcome(e, IpAddress.of(address.getAddress()).family()),
                    start,
                    String.valueOf(e.getMessage()));
        }
    }

    private AttemptResult greeting(long start) {
        try {
            Greeting greeting = Greeting.read(socket, bannerTimeout);
            return new AttemptResult(
                    greeting.outcome(),
                    millisSince(start),
                    greeting.text(),
                    greeting.reply().map(ServerReplies::greeting).orElseGet(ServerReplies::none));
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
        return new AttemptResult(outcome, millisSince(start), detail);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    /** Holds a dialogue. The measured time ends with the greeting, because later stages say nothing about the path. */
    private AttemptResult talk(Manner.Dialogue manner, long start) {
        long connected = millisSince(start);
        DialogueReport report = manner.port().hold(manner.request(), socket);
        long greeted = connected + untilGreeted(report);
        Greeted end = Greeted.of(report);
        return new AttemptResult(end.outcome(), greeted, end.detail(), ServerReplies.of(report));
    }

    /** The time of all steps up to the greeting. The TLS handshake may come before it or after it. */
    private static long untilGreeted(DialogueReport report) {
        long millis = 0;
        for (Step step : report.steps()) {
            millis += step.millis();
            if (step.stage() == Stage.BANNER) {
                break;
            }
        }
        return millis;
    }

    /** What an attempt does with its connection. */
    sealed interface Manner {
        /** Closes it at once. */
        record Connect() implements Manner {}

        /** Reads the greeting (RFC 5321 section 3.1) and says QUIT. */
        record Greet() implements Manner {}

        /** Holds an SMTP dialogue. */
        record Dialogue(SmtpDialogue port, DialogueRequest request) implements Manner {}
    }
}
