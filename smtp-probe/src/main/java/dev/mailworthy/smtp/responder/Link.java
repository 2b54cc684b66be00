package dev.mailworthy.smtp.responder;

import dev.mailworthy.smtp.responder.server.ResponderReply;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The visitor's side of SMTP lines over a socket. Octets, lines and time are bounded. */
final class Link {

    private static final int LONGEST_LINE = 2048;
    private static final int MOST_LINES = 100;

    private final Socket socket;
    private final long deadline;

    /** @param deadline a point of {@link System#nanoTime()} */
    public Link(Socket socket, long deadline) {
        this.socket = socket;
        this.deadline = deadline;
    }

    /** A link inside TLS with this link's deadline. */
    Link inside(Socket secured) {
        return new Link(secured, deadline);
    }

    /** This link with a deadline at most this far away. */
    Link within(Duration patience) {
        return new Link(socket, Math.min(deadline, System.nanoTime() + patience.toNanos()));
    }

    public ResponderReply ask(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return read();
    }

    /** Reads one reply (RFC 5321 section 4.2), octet by octet. It never reads beyond the reply. */
    public ResponderReply read() throws IOException {
        List<String> texts = new ArrayList<>();
        int code = 0;
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line();
            int own = code(line);
            if (own == 0 || (code != 0 && own != code)) {
                return ResponderReply.of(0, List.of(line));
            }
            code = own;
            texts.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return ResponderReply.of(code, texts);
            }
        }
        return ResponderReply.of(0, List.of("a reply without an end"));
    }

    private static int code(String line) {
        boolean reply = line.length() >= 3
                && line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        return reply ? Integer.parseInt(line.substring(0, 3)) : 0;
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            socket.setSoTimeout(millisLeft());
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("closed by the other side");
            }
            if (octet == '\n') {
                break;
            }
            line.append((char) octet);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    /** @throws SocketTimeoutException if the deadline has passed */
    int millisLeft() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
