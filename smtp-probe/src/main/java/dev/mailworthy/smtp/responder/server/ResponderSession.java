package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.proof.Proof;
import dev.mailworthy.smtp.responder.proof.ProofRequest;
import dev.mailworthy.smtp.responder.proof.Statement;
import dev.mailworthy.smtp.responder.server.ResponderReply.Then;
import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.Layer;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One SMTP session: lines in, replies out, no socket. It accepts no mail: it permanently refuses each command that
 * would begin a message. Text from the client is kept for the session only.
 */
public final class ResponderSession {

    /** RFC 2606 section 2 reserves this name. It belongs to no host. */
    public static final String BANNER = "responder.invalid ESMTP Mailworthy responder, takes no mail";

    private static final List<String> CAPABILITIES = List.of("PIPELINING", "8BITMIME", "SMTPUTF8");
    private static final String STARTTLS = "STARTTLS";

    /** A domain has at most 255 octets (RFC 5321 section 4.5.3.1.2). */
    private static final int LONGEST_EHLO = 300;

    private static final int MOST_ERRORS = 10;

    /**
     * The responder's identity in the session.
     *
     * @param answered the requests for a proof that its sessions have answered
     */
    public record Identity(ResponderKey key, String certificate, RandomGenerator random, AnsweredRequests answered) {

        /** The identity of a responder that has answered no request. */
        public Identity(ResponderKey key, String certificate, RandomGenerator random) {
            this(key, certificate, random, new AnsweredRequests());
        }
    }

    private final Identity identity;
    private final Endpoint client;
    private final Endpoint responder;
    private final List<Integer> serves;
    private Layer layer;
    private String ehlo = "";
    private List<String> sent = List.of();
    private int errors;
    private Optional<Layer> proven = Optional.empty();

    ResponderSession(Identity identity, Endpoint client, Endpoint responder, List<Integer> serves, Layer layer) {
        this.identity = identity;
        this.client = client;
        this.responder = responder;
        this.serves = serves;
        this.layer = layer;
    }

    ResponderReply greeting() {
        return ResponderReply.of(220, BANNER);
    }

    /** TLS has begun: earlier state is discarded (RFC 3207 section 4.2). */
    void secured() {
        layer = Layer.TLS;
        ehlo = "";
        sent = List.of();
    }

    /** The {@link Layer} of the last proof; empty without a proof. */
    Optional<Layer> proven() {
        return proven;
    }

    /** @param line without its line break, one octet a character */
    ResponderReply answer(String line) {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String parameter = space < 0 ? "" : line.substring(space + 1);
        return switch (verb) {
            case "EHLO" -> hello(line, true);
            case "HELO" -> hello(line, false);
            case "NOOP" -> noop(parameter);
            case "RSET" -> ResponderReply.of(250, "OK");
            case "STARTTLS" -> startTls();
            case "QUIT" -> ResponderReply.of(221, "responder.invalid closing").then(Then.CLOSE);
            case "MAIL" -> ResponderReply.of(550, "this server takes no mail");
            case "RCPT", "DATA", "BDAT" -> ResponderReply.of(503, "no mail has begun, and none can");
            case "VRFY", "EXPN", "HELP", "AUTH" -> ResponderReply.of(502, "not implemented");
            default -> unknown();
        };
    }

    /** The reply to a line that is too long. The session then closes. */
    ResponderReply overlong() {
        return ResponderReply.of(500, "line too long").then(Then.CLOSE);
    }

    private ResponderReply hello(String line, boolean extended) {
        if (line.length() > LONGEST_EHLO) {
            return ResponderReply.of(501, "that is no domain");
        }
        ehlo = line;
        List<String> capabilities = new ArrayList<>();
        if (extended) {
            capabilities.addAll(CAPABILITIES);
            if (layer == Layer.CLEAR_TEXT) {
                capabilities.add(STARTTLS);
            }
        }
        sent = List.copyOf(capabilities);
        capabilities.add(0, "responder.invalid");
        return ResponderReply.of(250, capabilities);
    }

    private ResponderReply noop(String parameter) {
        Optional<ProofRequest> request = ProofRequest.parse(parameter);
        if (request.isEmpty()) {
            return ResponderReply.of(250, "OK");
        }
        if (!request.get().isBy(identity.key())) {
            return ResponderReply.of(250, ProofRequest.OTHER_KEY);
        }
        if (identity.answered().isNew(request.get().nonce())) {
            proven = Optional.of(layer);
        }
        return ResponderReply.of(250, Proof.lines(identity.key(), request.get().nonce(), statement()));
    }

    private Statement statement() {
        return new Statement(
                Token.nonce(identity.random()),
                client,
                responder,
                serves,
                layer,
                identity.certificate(),
                new Statement.Spoken(Token.sha256(BANNER), sent, ehlo));
    }

    private ResponderReply startTls() {
        return layer == Layer.CLEAR_TEXT
                ? ResponderReply.of(220, "go ahead").then(Then.START_TLS)
                : ResponderReply.of(503, "TLS is there already");
    }

    private ResponderReply unknown() {
        errors++;
        return errors < MOST_ERRORS
                ? ResponderReply.of(500, "no such command")
                : ResponderReply.of(421, "too many errors").then(Then.CLOSE);
    }
}
