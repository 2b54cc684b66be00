package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.NotTheResponder;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.Rewriting;
import dev.mailworthy.smtp.responder.proof.Account;
import dev.mailworthy.smtp.responder.proof.Heard;
import dev.mailworthy.smtp.responder.proof.Proof;
import dev.mailworthy.smtp.responder.proof.ProofRequest;
import dev.mailworthy.smtp.responder.server.ResponderReply;
import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A visit to one port, from the greeting to QUIT: a {@link Proof proof} in clear text, then a proof inside TLS. Another
 * thread may close the socket to end it early.
 */
final class PortVisit {

    private static final String STARTTLS = "STARTTLS";

    /** Long enough for the 221 of a server that answers QUIT at once. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final ResponderKey key;
    private final RandomGenerator random;
    private final Socket socket;
    private final Endpoint local;
    private final Link link;
    private final List<Rewriting> own = new ArrayList<>();
    private Optional<Heard> clear = Optional.empty();
    private Optional<Heard> inside = Optional.empty();

    /** @param socket connected */
    PortVisit(ResponderKey key, RandomGenerator random, Socket socket, Duration patience) {
        this.key = key;
        this.random = random;
        this.socket = socket;
        this.local = Endpoint.of((InetSocketAddress) socket.getLocalSocketAddress());
        this.link = new Link(socket, System.nanoTime() + patience.toNanos());
    }

    /** @param first the {@link Layer} of the first octet */
    ResponderOutcome hold(Layer first) {
        try {
            Optional<ResponderOutcome> refusal = first == Layer.TLS ? tlsFirst() : clearFirst();
            if (refusal.isPresent()) {
                return refusal.get();
            }
        } catch (IOException e) {
            if (clear.isEmpty() && inside.isEmpty()) {
                return broken(e);
            }
        }
        return new Account(local, socket.getPort(), clear, inside, own).outcome();
    }

    private Optional<ResponderOutcome> tlsFirst() throws IOException {
        TlsVisit tls = TlsVisit.begin(socket, link);
        Link secured = link.inside(tls.socket());
        ResponderReply greeting = secured.read();
        if (greeting.severity() != 2) {
            return Optional.of(refusal(greeting));
        }
        inside = Optional.of(hear(secured, Layer.TLS, text(greeting), tls.certificate()));
        leave(secured);
        return Optional.empty();
    }

    private Optional<ResponderOutcome> clearFirst() throws IOException {
        ResponderReply greeting = link.read();
        if (greeting.severity() != 2) {
            return Optional.of(refusal(greeting));
        }
        Heard heard = hear(link, Layer.CLEAR_TEXT, text(greeting), "");
        clear = Optional.of(heard);
        Link last = heard.offers(STARTTLS) ? startTls(text(greeting)) : link;
        leave(last);
        return Optional.empty();
    }

    private Link startTls(String banner) throws IOException {
        ResponderReply go = link.ask(STARTTLS);
        if (go.code() != 220) {
            own.add(new Rewriting(
                    Rewriting.Kind.STARTTLS_REMOVED, "it was offered, then refused: " + go.code() + " " + text(go)));
            return link;
        }
        if (socket.getInputStream().available() > 0) {
            own.add(new Rewriting(
                    Rewriting.Kind.OCTETS_BEFORE_TLS, "octets in clear text came after the go-ahead for TLS"));
        }
        TlsVisit tls = TlsVisit.begin(socket, link);
        Link secured = link.inside(tls.socket());
        inside = Optional.of(hear(secured, Layer.TLS, banner, tls.certificate()));
        return secured;
    }

    /** The EHLO name is random in each visit and belongs to no host. A change on the path is therefore detected. */
    private Heard hear(Link over, Layer layer, String banner, String certificate) throws IOException {
        String ehlo = "EHLO m" + Token.nonce(random).replaceAll("[^A-Za-z0-9]", "x") + ".responder.invalid";
        ResponderReply hello = over.ask(ehlo);
        List<String> lines = hello.lines();
        List<String> capabilities = hello.code() == 250 ? lines.subList(1, lines.size()) : List.of();
        ProofRequest request = ProofRequest.draw(key, random);
        ResponderReply proof = over.ask("NOOP " + request.parameter());
        Proof.Result result = proof.code() == 250
                ? Proof.check(key, request.nonce(), proof.lines())
                : new Proof.Result.Invalid(proof.code() + " " + text(proof));
        return new Heard(layer, banner, ehlo, capabilities, certificate, result);
    }

    private static void leave(Link over) {
        try {
            over.within(FAREWELL).ask("QUIT");
        } catch (IOException e) {
            // All results are known; QUIT is only a courtesy.
            return;
        }
    }

    private static ResponderOutcome refusal(ResponderReply greeting) {
        return switch (greeting.severity()) {
            case 4 -> new Unreached(AttemptOutcome.BANNER_4XX, text(greeting));
            case 5 -> new Unreached(AttemptOutcome.BANNER_5XX, text(greeting));
            default -> new NotTheResponder("\"" + text(greeting) + "\" is no greeting");
        };
    }

    private static String text(ResponderReply reply) {
        return String.join("\n", reply.lines());
    }

    private static ResponderOutcome broken(IOException failure) {
        String message = Printable.text(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new Unreached(AttemptOutcome.CONNECTED_SILENT, message);
            }
            if (cause instanceof EOFException) {
                return new Unreached(AttemptOutcome.CONNECTED_EOF, message);
            }
            if (cause instanceof SocketException) {
                return new Unreached(AttemptOutcome.CONNECTED_RESET, message);
            }
        }
        return new NotTheResponder("no TLS: " + message);
    }
}
