package dev.mailworthy.smtp.dialogue.wire;

import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The connection of a dialogue: clear text, or TLS on top. Limits apply below TLS; the {@link Transcript} records above
 * it. When the whole dialogue's time is over, it closes the socket. That ends a pending read or write.
 */
public final class Wire implements Closeable {

    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InetAddress peer;
    private final Transcript transcript;
    private final TimeLimits limits;
    private final BoundedInput octets;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private volatile boolean overtime;
    private LineInput in;
    private LineOutput out;
    private int unasked;

    public Wire(Socket socket, InetAddress peer, Transcript transcript, TimeLimits limits) throws IOException {
        this.socket = socket;
        this.peer = peer;
        this.transcript = transcript;
        this.limits = limits;
        octets = new BoundedInput(socket);
        in = new LineInput(octets, transcript);
        out = new LineOutput(socket.getOutputStream(), transcript, this::command);
        watch();
    }

    private void watch() {
        finished.orTimeout(limits.whole().toNanos(), TimeUnit.NANOSECONDS).whenComplete((done, late) -> {
            if (late != null) {
                overtime = true;
                closeSocket();
            }
        });
    }

    /** Sets the deadline for the peer's next reply. */
    public void expect(Duration within) {
        octets.deadline(System.nanoTime() + within.toNanos());
    }

    private void command() {
        expect(limits.command());
        unasked += in.pending();
        in.startReply();
    }

    /**
     * The socket for the SMTP layer before TLS.
     *
     * @param upgrade what the peer's agreement to STARTTLS leads to
     */
    public Socket lines(Securable upgrade) throws IOException {
        return new WireSocket(socket, peer, in, out, upgrade);
    }

    /** The socket for the SMTP layer above TLS. */
    public Socket linesUnderTls() throws IOException {
        return lines(Wire::onlyOnce);
    }

    private static Socket onlyOnce() throws IOException {
        throw new IOException("this connection is under TLS already");
    }

    /** The socket for the TLS layer. */
    public Socket belowTls() throws IOException {
        return new WireSocket(socket, peer, octets, socket.getOutputStream(), Wire::onlyOnce);
    }

    /**
     * Discards the unread octets that came in clear text, and counts them (STARTTLS injection, RFC 3207 section 4.2).
     */
    public int clearLeftovers() throws IOException {
        int left = in.pending();
        int more = Math.min(octets.available(), Limits.SPOKEN_OCTETS);
        if (left + more > 0) {
            transcript.note("took " + (left + more) + " octets that came in the clear after the last reply");
        }
        return left + Math.max(0, octets.readNBytes(more).length);
    }

    /** From now on, lines go through these streams. */
    public void secured(InputStream plain, OutputStream toCipher) {
        in = new LineInput(plain, transcript);
        out = new LineOutput(toCipher, transcript, this::command);
    }

    public boolean overtime() {
        return overtime;
    }

    public boolean closed() {
        return socket.isClosed();
    }

    /** Whether the peer has not sent any octet. */
    public boolean unheard() {
        return octets.octets() == 0;
    }

    /** Whether the first line of the peer is no SMTP reply. Such a line can look like the first of several. */
    public boolean isForeign() {
        return in.isForeign();
    }

    /** Whether the peer has closed its side. */
    public boolean ended() {
        return in.ended();
    }

    public int unasked() {
        return unasked;
    }

    /** Sends QUIT (RFC 5321 section 4.1.1.10): servers log a client that leaves without QUIT as a prober. */
    public void farewell(Waiting waiting) {
        try {
            out.write(QUIT);
            out.flush();
            expect(limits.farewell());
            if (waiting == Waiting.FOR_THE_REPLY) {
                awaitReply();
            }
        } catch (IOException e) {
            // All results are known; the end of the connection does not change them.
            transcript.note("no orderly end");
        }
    }

    /** Whether to wait for the reply to QUIT. */
    public enum Waiting {
        FOR_THE_REPLY,
        FOR_NOTHING
    }

    private void awaitReply() throws IOException {
        int position = 0;
        int fourth = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                if (fourth != '-') {
                    return;
                }
                position = 0;
                fourth = 0;
            } else if (++position == 4) {
                fourth = octet;
            }
        }
    }

    @Override
    public void close() {
        finished.complete(null);
        in.endLine();
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is closed even after an error.
            return;
        }
    }
}
