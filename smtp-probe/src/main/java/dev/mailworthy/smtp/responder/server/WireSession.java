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
 * One connection as octets in and octets out, without a socket: lines, TLS and limits around a
 * {@link ResponderSession}. The maximum number of commands also bounds its output.
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

    /** Sends the greeting: the server speaks first (RFC 5321 section 3.1). */
    void begin() throws IOException {
        greeted = true;
        say(session.greeting());
    }

    /** Starts TLS. On a port with implicit TLS this comes before the greeting (RFC 8314 section 3.3). */
    void beginTls() {
        tls = new TlsLayer(engines.get());
    }

    /**
     * Takes octets from the network.
     *
     * @throws IOException if the peer does not speak TLS where it must, or has ended it
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
            // Octets that follow STARTTLS in clear text must not count as sent inside TLS (RFC 3207 section 4.2).
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

    /** Takes the output for the network; each octet is given once. */
    byte[] toSend() {
        byte[] octetsOut = out.toByteArray();
        out.reset();
        return octetsOut;
    }

    /** Whether the connection ends after the output is sent. */
    boolean isOver() {
        return over;
    }

    ResponderSession session() {
        return session;
    }
}
