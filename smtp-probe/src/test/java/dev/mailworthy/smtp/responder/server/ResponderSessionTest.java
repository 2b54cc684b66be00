package dev.mailworthy.smtp.responder.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.Rig;
import dev.mailworthy.smtp.responder.proof.Proof;
import dev.mailworthy.smtp.responder.proof.ProofRequest;
import dev.mailworthy.smtp.responder.proof.Statement;
import dev.mailworthy.smtp.responder.value.Layer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's reply to each command. */
class ResponderSessionTest {

    private static final Endpoint CLIENT = new Endpoint(IpAddress.parse("192.0.2.1"), 40_000);
    private static final Endpoint OWN = new Endpoint(IpAddress.parse("2001:db8::25"), 25);

    private final ResponderSession session = session(Layer.CLEAR_TEXT);

    static ResponderSession session(Layer layer) {
        return new ResponderSession(
                new ResponderSession.Identity(Rig.key(1), "C", new SplittableRandom(1)),
                CLIENT,
                OWN,
                List.of(25, 2525),
                layer);
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO a.test, 250, GO_ON",
        "helo a.test, 250, GO_ON",
        "NOOP, 250, GO_ON",
        "noop anything at all, 250, GO_ON",
        "RSET, 250, GO_ON",
        "STARTTLS, 220, START_TLS",
        "QUIT, 221, CLOSE",
        "MAIL FROM:<a@b.test>, 550, GO_ON",
        "RCPT TO:<a@b.test>, 503, GO_ON",
        "DATA, 503, GO_ON",
        "BDAT 5 LAST, 503, GO_ON",
        "VRFY root, 502, GO_ON",
        "AUTH PLAIN AAAA, 502, GO_ON",
        "GET / HTTP/1.1, 500, GO_ON",
        "'', 500, GO_ON",
    })
    void eachCommandHasItsReply(String command, int code, ResponderReply.Then then) {
        ResponderReply reply = session.answer(command);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.then()).isEqualTo(then);
        assertThat(reply.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(510));
    }

    @Test
    void noOrderOfCommandsDeliversMail() {
        long seed = 25;
        SplittableRandom random = new SplittableRandom(seed);
        String[] words = {"EHLO x", "MAIL FROM:<>", "RCPT TO:<a@b.test>", "DATA", "RSET", "BDAT 1", "NOOP"};
        for (int i = 0; i < 2000; i++) {
            String command = words[random.nextInt(words.length)];
            int code = session.answer(command).code();
            assertThat(code >= 500)
                    .as("seed %d, %d: %s -> %d", seed, i, command, code)
                    .isEqualTo(command.startsWith("MAIL")
                            || command.startsWith("RCPT")
                            || command.startsWith("DATA")
                            || command.startsWith("BDAT"));
        }
    }

    @Test
    void tenErrorsCloseTheSession() {
        for (int i = 0; i < 9; i++) {
            assertThat(session.answer("XYZZY").then()).isEqualTo(ResponderReply.Then.GO_ON);
        }
        assertThat(session.answer("XYZZY").code()).isEqualTo(421);
    }

    @Test
    void starttlsIsOfferedOnceAndDiscardsTheEarlierState() {
        assertThat(session.answer("EHLO a.test").lines()).contains("STARTTLS");
        session.secured();
        assertThat(session.answer("EHLO a.test").lines()).doesNotContain("STARTTLS");
        assertThat(session.answer("STARTTLS").code()).isEqualTo(503);
    }

    @Test
    void aProofStatesWhatTheResponderSawAndSent() {
        session.answer("EHLO \u00ff a");
        ProofRequest request = ProofRequest.draw(Rig.key(1), new SplittableRandom(2));
        ResponderReply reply = session.answer("NOOP " + request.parameter());
        assertThat(Proof.check(Rig.key(1), request.nonce(), reply.lines()))
                .isInstanceOfSatisfying(Proof.Result.Valid.class, valid -> {
                    Statement said = valid.statement();
                    assertThat(said.client()).isEqualTo(CLIENT);
                    assertThat(said.responder()).isEqualTo(OWN);
                    assertThat(said.layer()).isEqualTo(Layer.CLEAR_TEXT);
                    assertThat(said.certificate()).isEqualTo("C");
                    assertThat(said.serves()).containsExactly(25, 2525);
                    assertThat(said.spoken().sent()).containsExactly("PIPELINING", "8BITMIME", "SMTPUTF8", "STARTTLS");
                    assertThat(said.spoken().ehlo()).isEqualTo("EHLO \u00ff a");
                });
        assertThat(session.proven()).contains(Layer.CLEAR_TEXT);
    }

    @Test
    void clientsWithoutTheKeyGetNoProof() {
        ProofRequest foreign = ProofRequest.draw(Rig.key(2), new SplittableRandom(2));
        ResponderReply reply = session.answer("NOOP " + foreign.parameter());
        assertThat(reply.lines()).containsExactly(ProofRequest.OTHER_KEY);
        assertThat(session.answer("NOOP MWP1 " + foreign.nonce()).lines()).containsExactly("OK");
        assertThat(session.proven()).isEmpty();
        assertThat(reply.text().length()).isLessThan(foreign.parameter().length());
    }

    @Test
    void anOverlongEhloIsRefused() {
        assertThat(session.answer("EHLO " + "a".repeat(400)).code()).isEqualTo(501);
    }

    @Test
    void aCopiedRequestIsNoProvenVisitor() {
        ResponderSession.Identity identity = new ResponderSession.Identity(Rig.key(1), "C", new SplittableRandom(1));
        String request =
                "NOOP " + ProofRequest.draw(Rig.key(1), new SplittableRandom(2)).parameter();
        ResponderSession first = new ResponderSession(identity, CLIENT, OWN, List.of(25), Layer.CLEAR_TEXT);
        first.answer(request);
        assertThat(first.proven()).contains(Layer.CLEAR_TEXT);
        ResponderSession copied = new ResponderSession(identity, CLIENT, OWN, List.of(25), Layer.CLEAR_TEXT);
        copied.answer(request);
        assertThat(copied.proven()).isEmpty();
    }
}
