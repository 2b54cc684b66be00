package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.path.AttemptOutcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The greeting of an SMTP server (RFC 5321 section 3.1). Octets and time are bounded: a server that drips or never ends a
 * line holds nobody.
 *
 * @param text the last line, without its line break; untrusted
 */
public record Greeting(AttemptOutcome outcome, String text) {

    /** RFC 5321 section 4.5.3.1.5 allows 512 octets a line. */
    private static final int MAX_LINE = 2048;

    private static final int MAX_LINES = 100;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Long enough for a polite server's 221; nobody waits for the others. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    public static Greeting read(Socket socket, Duration timeout) throws IOException {
        Line line = Line.read(socket, System.nanoTime() + timeout.toNanos());
        Greeting first = of(line.text());
        long end = System.nanoTime() + timeout.toNanos();
        for (int i = 0; i < MAX_LINES && first.outcome != AttemptOutcome.BANNER_NOT_SMTP && line.more(); i++) {
            line = Line.read(socket, end);
        }
        if (first.outcome != AttemptOutcome.BANNER_NOT_SMTP) {
            quit(socket);
        }
        return first;
    }

    private static Greeting of(String line) {
        boolean reply = line.length() >= 3
                && line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!reply) {
            return new Greeting(AttemptOutcome.BANNER_NOT_SMTP, line);
        }
        return switch (line.charAt(0)) {
            case '2' -> new Greeting(AttemptOutcome.BANNER_OK, line);
            case '4' -> new Greeting(AttemptOutcome.BANNER_4XX, line);
            case '5' -> new Greeting(AttemptOutcome.BANNER_5XX, line);
            default -> new Greeting(AttemptOutcome.BANNER_NOT_SMTP, line);
        };
    }

    /** Servers log a client that leaves without QUIT as a prober. What happens to the farewell changes nothing. */
    private static void quit(Socket socket) {
        try {
            socket.getOutputStream().write(QUIT);
            Line.read(socket, System.nanoTime() + FAREWELL.toNanos());
        } catch (IOException e) {
            // The greeting is known, and that was the question.
            return;
        }
    }

    /** One line, read with a deadline of its own. */
    private record Line(String text) {

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
