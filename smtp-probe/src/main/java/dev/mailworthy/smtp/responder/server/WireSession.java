package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One connection as octets in and octets out: lines, TLS and limits around a session. It touches no socket, and what it has
 * to say at one time is bounded by the commands that it takes.
 */
final class WireSession {

    private final ResponderSession session;
    private final ResponderLimits limits;
    private final Supplier<SSLEngine> engines;
    private final Lines lines = new Lines();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable TlsLayer tls;
    private int octets;
    private int commands;
    private boolean over;
    private boolean greeted;

    WireSession(ResponderSession session, ResponderLimits limits, Supplier<SSLEngine> engines) {
        this.session = session;
        this.limits = limits;
        this.engines = engines;
    }

    /** The server speaks first (RFC 5321 section 3.1). */
    void begin() throws IOException {
        greeted = true;
        say(session.greeting());
    }

    /** TLS comes before the first word (RFC 8314 section 3.3). */
    void beginTls() {
        tls = new TlsLayer(engines.get());
    }

    /**
     * Takes what came from the network.
     *
     * @throws IOException when the other side speaks no TLS where it must, or has ended it
     */
    void receive(ByteBuffer network) throws IOException {
        octets += network.remaining();
        if (octets > limits.octets()) {
            over = true;
            return;
        }
        TlsLayer layer = tls;
        if (layer == null) {
            listen(network);
            return;
        }
        ByteBuffer opened = ByteBuffer.wrap(layer.open(network, out));
        if (!greeted && layer.isUp()) {
            begin();
        }
        listen(opened);
    }

    private void listen(ByteBuffer said) throws IOException {
        while (said.hasRemaining() && !over) {
            Optional<String> line = lines.take(said.get());
            if (lines.isOverlong()) {
                say(session.overlong());
            } else if (line.isPresent()) {
                commands++;
                over = commands > limits.commands();
                answer(line.get(), said);
            }
        }
    }

    private void answer(String line, ByteBuffer rest) throws IOException {
        if (over) {
            return;
        }
        ResponderReply reply = session.answer(line);
        say(reply);
        if (reply.then() == ResponderReply.Then.START_TLS) {
            // Octets that came along in clear text must not count as said inside TLS (RFC 3207 section 4.2).
            over = rest.hasRemaining();
            session.secured();
            beginTls();
        }
    }

    private void say(ResponderReply reply) throws IOException {
        byte[] text = reply.text().getBytes(StandardCharsets.ISO_8859_1);
        if (tls == null) {
            out.writeBytes(text);
        } else {
            tls.seal(text, out);
        }
        if (reply.then() == ResponderReply.Then.CLOSE) {
            over = true;
            if (tls != null) {
                tls.end(out);
            }
        }
    }

    /** What goes to the network; it is handed over once. */
    byte[] toSend() {
        byte[] octetsOut = out.toByteArray();
        out.reset();
        return octetsOut;
    }

    /** Whether the connection ends when all has been sent. */
    boolean isOver() {
        return over;
    }

    ResponderSession session() {
        return session;
    }
}
