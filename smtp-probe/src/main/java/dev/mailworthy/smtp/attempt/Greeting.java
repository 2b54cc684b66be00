package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.path.AttemptOutcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The greeting of an SMTP server (RFC 5321 section 3.1). Octets and time are bounded, against a server that sends octet
 * by octet or never ends a line.
 *
 * @param text the first line, without its line break; printable
 * @param reply the whole greeting; empty when the first line is no SMTP reply
 */
record Greeting(AttemptOutcome outcome, String text, Optional<Reply> reply) {

    /** RFC 5321 section 4.5.3.1.5 allows 512 octets a line. */
    private static final int MAX_LINE = 2048;

    private static final int MAX_LINES = 100;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Long enough for the 221 of a server that answers QUIT at once. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    static Greeting read(Socket socket, Duration timeout) throws IOException {
        Line line = Line.read(socket, System.nanoTime() + timeout.toNanos());
        String first = line.text();
        AttemptOutcome outcome = outcome(first);
        if (outcome == AttemptOutcome.BANNER_NOT_SMTP) {
            return new Greeting(outcome, Reply.read(first).toString(), Optional.empty());
        }
        StringBuilder whole = new StringBuilder(first);
        long end = System.nanoTime() + timeout.toNanos();
        for (int i = 0; i < MAX_LINES && line.more(); i++) {
            line = Line.read(socket, end);
            whole.append(line.belongsTo(first) ? "\n" + line.text() : "");
        }
        quit(socket);
        Reply reply = Reply.read(whole.toString());
        return new Greeting(outcome, reply.lines().get(0), Optional.of(reply));
    }

    private static AttemptOutcome outcome(String line) {
        boolean reply = line.length() >= 3
                && line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!reply) {
            return AttemptOutcome.BANNER_NOT_SMTP;
        }
        return switch (line.charAt(0)) {
            case '2' -> AttemptOutcome.BANNER_OK;
            case '4' -> AttemptOutcome.BANNER_4XX;
            case '5' -> AttemptOutcome.BANNER_5XX;
            default -> AttemptOutcome.BANNER_NOT_SMTP;
        };
    }

    /** Sends QUIT: servers log a client that leaves without QUIT as a prober. The reply does not matter. */
    private static void quit(Socket socket) {
        try {
            socket.getOutputStream().write(QUIT);
            Line.read(socket, System.nanoTime() + FAREWELL.toNanos());
        } catch (IOException e) {
            // The greeting is known; QUIT is only a courtesy.
            return;
        }
    }

    /** One line, read with a deadline of its own. */
    private record Line(String text) {

        /** Whether this line has the code of the first one, as all lines of a reply must (RFC 5321 section 4.2.1). */
        boolean belongsTo(String first) {
            return text.startsWith(first.substring(0, 3));
        }

        boolean more() {
            return text.length() > 3 && text.charAt(3) == '-';
        }

        public static Line read(Socket socket, long deadline) throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            while (line.length() < MAX_LINE) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException("no line in time");
                }
                socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
                int octet = in.read();
                if (octet < 0) {
                    throw new EOFException("closed before a greeting");
                }
                if (octet == '\n') {
                    break;
                }
                line.append((char) octet);
            }
            int end = line.length();
            return new Line(end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString());
        }
    }
}
