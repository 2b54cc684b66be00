package dev.mailworthy.smtp.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.dialogue.ScriptedServer.Script;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import dev.mailworthy.smtp.dialogue.value.TranscriptLine;
import dev.mailworthy.smtp.dialogue.wire.Limits;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that attack the client's time, memory, terminal or results. Each dialogue ends soon and reports what
 * happened.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class HostilePeerTest {

    private static final DialogueRequest PATIENT = SmtpDialogueTest.REQUEST;

    /**
     * Limits for a test in which the deadline of a stage has to pass. The greeting and EHLO have limits of their own. Later stages
     * share theirs with replies that have to come before, also on a busy machine.
     */
    private static DialogueRequest hasty(Stage stage) {
        Duration shortest = Duration.ofMillis(500);
        Duration ample = Duration.ofSeconds(60);
        Duration banner = stage == Stage.BANNER ? shortest : ample;
        Duration command = stage == Stage.EHLO ? shortest : Duration.ofSeconds(8);
        return PATIENT.withLimits(new TimeLimits(banner, command, shortest, ample));
    }

    private static final String EHLO = "250-mx\r\n250 STARTTLS\r\n";

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() throws IOException {
        context = TestCertificates.selfSigned("mx.receiver.test").context();
        // The first handshake of a JVM is the slowest.
        hold(PATIENT, client -> upTo(Stage.EHLO_TLS, client).hangUp());
    }

    private static DialogueReport hold(DialogueRequest request, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            DialogueReport report = SmtpDialogue.withAngusMail().hold(request, server.connect());
            assertNothingRaw(report);
            return report;
        }
    }

    private static void assertNothingRaw(DialogueReport report) {
        String all = Stream.concat(
                        Stream.concat(
                                report.transcript().stream().map(TranscriptLine::text),
                                report.steps().stream()
                                        .flatMap(step -> step.reply().stream())
                                        .flatMap(reply -> reply.lines().stream())),
                        Stream.of(report.detail(), report.masking().toString()))
                .collect(Collectors.joining());
        assertThat(all.chars().filter(Character::isISOControl)).isEmpty();
        assertThat(all).doesNotContain("\u202e");
        assertThat(all.length()).isLessThan(4 * Limits.SPOKEN_OCTETS);
    }

    private static void assertEnd(Script script, Stage stage, DialogueOutcome outcome) throws IOException {
        DialogueReport report = hold(outcome == DialogueOutcome.SILENT ? hasty(stage) : PATIENT, script);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(outcome);
        assertThat(report.stage()).isEqualTo(stage);
    }

    private static ScriptedServer.Client upTo(Stage stage, ScriptedServer.Client client) throws IOException {
        if (stage == Stage.BANNER) {
            return client;
        }
        client.say("220 x\r\n").hear();
        if (stage == Stage.EHLO) {
            return client;
        }
        client.say(EHLO).hear();
        if (stage == Stage.STARTTLS) {
            return client;
        }
        client.say("220 go\r\n").tls(context).hear();
        return client;
    }

    private static Stream<Stage> stages() {
        return Stream.of(Stage.BANNER, Stage.EHLO, Stage.STARTTLS, Stage.EHLO_TLS);
    }

    private static DialogueOutcome dropped(Stage stage, DialogueOutcome elsewhere) {
        return stage == Stage.EHLO || stage == Stage.EHLO_TLS ? DialogueOutcome.DROPPED_AFTER_EHLO : elsewhere;
    }

    @ParameterizedTest
    @MethodSource("stages")
    void silence(Stage stage) throws IOException {
        assertEnd(client -> upTo(stage, client).beSilent(), stage, DialogueOutcome.SILENT);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anEarlyEnd(Stage stage) throws IOException {
        assertEnd(client -> upTo(stage, client).hangUp(), stage, dropped(stage, DialogueOutcome.EOF));
        assertEnd(
                client -> upTo(stage, client).say("220-half a reply\r\n").hangUp(),
                stage,
                dropped(stage, DialogueOutcome.EOF));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aReset(Stage stage) throws IOException {
        DialogueReport report = hold(PATIENT, client -> upTo(stage, client).reset());
        assertThat(report.stage()).isEqualTo(stage);
        assertThat(report.outcome()).isIn(dropped(stage, DialogueOutcome.RESET), dropped(stage, DialogueOutcome.EOF));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aReplySentOctetByOctet(Stage stage) throws IOException {
        assertEnd(
                client -> upTo(stage, client).drip("220-and so on\r\n", Duration.ofMillis(20)),
                stage,
                DialogueOutcome.SILENT);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aLineWithoutEnd(Stage stage) throws IOException {
        assertEnd(client -> upTo(stage, client).flood("2"), stage, DialogueOutcome.TOO_MUCH);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aReplyWithoutEnd(Stage stage) throws IOException {
        assertEnd(client -> upTo(stage, client).flood("250-X\r\n"), stage, DialogueOutcome.TOO_MUCH);
        assertEnd(
                client -> upTo(stage, client).flood("250-" + "x".repeat(1000) + "\r\n"),
                stage,
                DialogueOutcome.TOO_MUCH);
        assertEnd(client -> upTo(stage, client).flood("\n-"), stage, notSmtp(stage));
    }

    private static DialogueOutcome notSmtp(Stage stage) {
        return stage == Stage.BANNER ? DialogueOutcome.BANNER_NOT_SMTP : DialogueOutcome.REPLY_NOT_SMTP;
    }

    @ParameterizedTest
    @MethodSource("stages")
    void noise(Stage stage) throws IOException {
        assertEnd(
                client -> upTo(stage, client)
                        .say("\u00ff\u00fe\u001b[2J\u0007\u009b31m\r\n")
                        .beSilent(),
                stage,
                notSmtp(stage));
    }

    @Test
    void escapeSequencesInEveryText() throws IOException {
        String evil = " \u001b]0;owned\u0007 \u00e2\u0080\u00ae \u009b31m \u0000";
        DialogueReport report = hold(
                PATIENT.withEnvelope(new Envelope("a@example.org", "b@example.org")),
                client -> client.say("220 x" + evil + "\r\n")
                        .answer("250-x" + evil + "\r\n250-XXXXA" + evil + "\r\n250 \u001b[2J\r\n")
                        .answer("250 x" + evil + "\r\n")
                        .answer("550 x" + evil + "\r\n")
                        .answer("221 x" + evil + "\r\n"));
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.POLICY_RCPT);
    }

    @Test
    void aPatientClientWaitsForASlowGreeting() throws IOException {
        DialogueReport report = hold(SmtpDialogueTest.REQUEST.withDepth(Depth.BANNER), client -> {
            client.pause(Duration.ofMillis(600));
            client.say("220 sorry\r\n").beNice();
        });
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.BANNER_OK);
    }

    @Test
    void theWatchdogEndsADialogueThatIsTooLong() throws IOException {
        TimeLimits generous = new TimeLimits(
                Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(700));
        for (Stage stage : stages().toList()) {
            DialogueReport report = hold(
                    PATIENT.withLimits(generous), client -> upTo(stage, client).drip("2", Duration.ofMillis(30)));
            assertThat(report.outcome()).isEqualTo(DialogueOutcome.WATCHDOG);
        }
        // The greeting has to come before the end of all.
        TimeLimits longer =
                new TimeLimits(generous.banner(), generous.command(), generous.farewell(), Duration.ofSeconds(5));
        DialogueReport quit = hold(
                PATIENT.withLimits(longer).withDepth(Depth.BANNER),
                client -> client.say("220 x\r\n").beSilent());
        assertThat(quit.outcome()).isEqualTo(DialogueOutcome.BANNER_OK);
    }

    @Test
    void plaintextAfterTheReplyToStartTlsIsCounted() throws IOException {
        DialogueReport report = hold(PATIENT, client -> {
            upTo(Stage.STARTTLS, client).say("220 go\r\n250 injected\r\n").tls(context);
            client.answer("250 x\r\n").beNice();
        });
        assertThat(report.injectedPlaintext()).isEqualTo("250 injected\r\n".length());
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.EHLO_OK);
        assertThat(report.reply(Stage.EHLO_TLS).orElseThrow().text()).isEqualTo("x");
    }

    @Test
    void octetsBeforeTheCommandAreCounted() throws IOException {
        DialogueReport report = hold(
                PATIENT.withDepth(Depth.EHLO),
                client -> client.say("220 x\r\n250 early\r\n")
                        .answer("250 late\r\n")
                        .beSilent());
        assertThat(report.unaskedOctets()).isGreaterThanOrEqualTo("250 early\r\n".length());
    }

    @Test
    void handshakesThatFail() throws IOException {
        assertEnd(
                client -> upTo(Stage.STARTTLS, client).say("220 go\r\n").hangUp(),
                Stage.HANDSHAKE,
                DialogueOutcome.TLS_HANDSHAKE_FAIL);
        assertEnd(
                client -> {
                    upTo(Stage.STARTTLS, client).say("220 go\r\n").pause(Duration.ofMillis(50));
                    client.say("this is no TLS at all, and long enough to be seen as such\r\n")
                            .beSilent();
                },
                Stage.HANDSHAKE,
                DialogueOutcome.TLS_HANDSHAKE_FAIL);
        assertEnd(
                client -> upTo(Stage.STARTTLS, client).say("220 go\r\n").beSilent(),
                Stage.HANDSHAKE,
                DialogueOutcome.SILENT);
        DialogueReport plain = hold(
                PATIENT.withTls(TlsStart.IMPLICIT),
                client -> client.say("220 this port is plain\r\n").beSilent());
        assertThat(plain.outcome()).isEqualTo(DialogueOutcome.TLS_HANDSHAKE_FAIL);
    }

    /** If TLS comes first and the peer sends nothing, the {@link DialogueOutcome outcome} is not a failed handshake. */
    @Test
    void aPeerThatLeavesBeforeTls() throws IOException {
        DialogueRequest tlsFirst = PATIENT.withTls(TlsStart.IMPLICIT);
        assertThat(hold(tlsFirst, ScriptedServer.Client::hangUp).outcome())
                .isIn(DialogueOutcome.EOF, DialogueOutcome.RESET);
        assertThat(hold(tlsFirst, ScriptedServer.Client::reset).outcome()).isEqualTo(DialogueOutcome.RESET);
        assertThat(hold(hasty(Stage.HANDSHAKE).withTls(TlsStart.IMPLICIT), ScriptedServer.Client::beSilent)
                        .outcome())
                .isEqualTo(DialogueOutcome.SILENT);
    }

    @Test
    void anEndlessHandshake() throws IOException {
        // Well-formed TLS records that never contain a ServerHello.
        String record = "\u0016\u0003\u0003\u0040\u0000" + "\u0000".repeat(0x4000);
        DialogueReport report = hold(hasty(Stage.HANDSHAKE), client -> {
            upTo(Stage.STARTTLS, client).say("220 go\r\n").hear();
            client.flood(record);
        });
        assertThat(report.stage()).isEqualTo(Stage.HANDSHAKE);
        assertThat(report.outcome())
                .isIn(DialogueOutcome.TLS_HANDSHAKE_FAIL, DialogueOutcome.TOO_MUCH, DialogueOutcome.SILENT);
    }

    @Test
    void anotherThreadMayEndADialogue() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(ScriptedServer.Client::beSilent);
                Socket socket = server.connect()) {
            CompletableFuture<DialogueReport> running = CompletableFuture.supplyAsync(
                    () -> SmtpDialogue.withAngusMail().hold(SmtpDialogueTest.REQUEST, socket));
            socket.close();
            assertThat(running.get().outcome()).isEqualTo(DialogueOutcome.STOPPED);
        }
    }

    @Test
    void randomRepliesAtAnyStageEndTheDialogue() throws IOException {
        long seed = 20261124;
        Random random = new Random(seed);
        String alphabet = "0123456789 -\r\n.25\u001b\u0080\u00ffSTARTLEHO";
        for (int run = 0; run < 200; run++) {
            StringBuilder octets = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                octets.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Stage stage = stages().toList().get(random.nextInt(3));
            DialogueReport report = hold(
                    PATIENT,
                    client -> upTo(stage, client).say(octets.toString()).hangUp());
            assertThat(report.steps())
                    .as("seed %d, run %d, %s", seed, run, stage)
                    .isNotEmpty();
        }
    }
}
