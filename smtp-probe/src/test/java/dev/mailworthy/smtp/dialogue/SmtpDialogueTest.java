package dev.mailworthy.smtp.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.ScriptedServer.Script;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialogues with servers that behave, refuse, or offer something odd. */
@Tag("jdk")
@Timeout(120)
class SmtpDialogueTest {

    static final DialogueRequest REQUEST = DialogueRequest.of(
                    EhloName.parse("probe.example.org"), DomainName.parse("mx.receiver.test"))
            .withLimits(new TimeLimits(
                    Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(100)));

    private static final String EHLO =
            "250-mx.receiver.test Hello probe.example.org [203.0.113.9]\r\n250-SIZE 35882577\r\n250-STARTTLS\r\n"
                    + "250 PIPELINING\r\n";

    private static TestCertificates.Identity identity;
    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() {
        identity = TestCertificates.selfSigned("mx.receiver.test");
        context = identity.context();
    }

    private static DialogueReport hold(DialogueRequest request, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            return SmtpDialogue.withAngusMail().hold(request, server.connect());
        }
    }

    private static List<String> heardBy(DialogueRequest request, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            SmtpDialogue.withAngusMail().hold(request, server.connect());
            return server.heard();
        }
    }

    private static void goodServer(ScriptedServer.Client client) throws IOException {
        client.say("220 mx.receiver.test ESMTP\r\n")
                .answer(EHLO)
                .answer("220 go\r\n")
                .tls(context);
        client.answer("250-mx.receiver.test\r\n250-SIZE 35882577\r\n250-AUTH PLAIN LOGIN\r\n250 CHUNKING\r\n");
        client.beNice();
    }

    @Test
    void aWholeDialogueUnderTls() throws IOException {
        DialogueReport report = hold(REQUEST, SmtpDialogueTest::goodServer);
        assertThat(report.steps())
                .extracting(Step::stage, Step::outcome)
                .containsExactly(
                        Tuple.tuple(Stage.BANNER, DialogueOutcome.BANNER_OK),
                        Tuple.tuple(Stage.EHLO, DialogueOutcome.EHLO_OK),
                        Tuple.tuple(Stage.STARTTLS, DialogueOutcome.STARTTLS_OK),
                        Tuple.tuple(Stage.HANDSHAKE, DialogueOutcome.TLS_OK),
                        Tuple.tuple(Stage.EHLO_TLS, DialogueOutcome.EHLO_OK));
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.EHLO_OK);
        assertThat(report.capabilitiesBeforeTls())
                .extracting(Capability::toString)
                .containsExactly("SIZE 35882577", "STARTTLS", "PIPELINING");
        assertThat(report.capabilitiesUnderTls())
                .extracting(Capability::keyword)
                .containsExactly("SIZE", "AUTH", "CHUNKING");
        assertThat(report.client()).contains(new ClientAddress(IpAddress.parse("203.0.113.9"), Stage.EHLO));
        assertThat(report.injectedPlaintext()).isZero();
        assertThat(report.unaskedOctets()).isZero();
        assertThat(report.masking()).isEmpty();
    }

    @Test
    void theCertificateIsKeptAndNotJudged() throws Exception {
        TlsFacts facts = hold(REQUEST, SmtpDialogueTest::goodServer).tls().orElseThrow();
        byte[] spki = identity.certificate().getPublicKey().getEncoded();
        assertThat(facts.protocol()).isEqualTo("TLSv1.3");
        assertThat(facts.chain()).hasSize(1);
        assertThat(facts.chain().get(0)).isEqualTo(identity.certificate().getEncoded());
        assertThat(facts.leafSpkiSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(spki)));
    }

    @Test
    void eachDialogueEndsWithQuitAndGoesNoFurtherThanItsDepth() throws IOException {
        assertThat(heardBy(REQUEST, SmtpDialogueTest::goodServer))
                .containsExactly("EHLO probe.example.org", "STARTTLS", "EHLO probe.example.org", "QUIT");
        assertThat(heardBy(
                        REQUEST.withDepth(Depth.EHLO),
                        client -> client.say("220 x\r\n").answer(EHLO).beNice()))
                .containsExactly("EHLO probe.example.org", "QUIT");
        assertThat(heardBy(
                        REQUEST.withDepth(Depth.BANNER),
                        client -> client.say("220 x\r\n").beNice()))
                .containsExactly("QUIT");
        assertThat(heardBy(
                        REQUEST, client -> client.say("554 5.7.1 go away\r\n").beNice()))
                .containsExactly("QUIT");
    }

    @Test
    void temporaryAndPermanentRefusalsAtTheGreetingAreDistinguished() throws IOException {
        DialogueReport never = hold(
                REQUEST,
                client -> client.say("554-mx\r\n554 5.7.1 [203.0.113.7] listed\r\n")
                        .beNice());
        assertThat(never.outcome()).isEqualTo(DialogueOutcome.BANNER_5XX);
        assertThat(never.banner().orElseThrow().lines()).containsExactly("554-mx", "554 5.7.1 [203.0.113.7] listed");
        assertThat(never.refusal().orElseThrow().toSmtpReply().enhanced()).hasToString("Optional[5.7.1]");
        assertThat(never.client().orElseThrow().stage()).isEqualTo(Stage.BANNER);
        DialogueReport later =
                hold(REQUEST, client -> client.say("421 4.7.0 later\r\n").beNice());
        assertThat(later.outcome()).isEqualTo(DialogueOutcome.BANNER_4XX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/1.1 400 no\r\n",
                "+20 x\r\n",
                "2200 x\r\n",
                "220-a\r\n550 b\r\n",
                "250 hello\r\n",
                "\u0001\u0002\r\n",
                "\r\n",
                "\n",
                "22"
            })
    void aTextThatIsNoGreetingIsReportedAsSuch(String octets) throws IOException {
        DialogueReport report = hold(REQUEST, client -> client.say(octets).hangUp());
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.BANNER_NOT_SMTP);
    }

    @Test
    void whereEhloIsUnknownHeloIsTriedAndBothRepliesAreKept() throws IOException {
        DialogueReport report = hold(
                REQUEST,
                client -> client.say("220 old\r\n")
                        .answer("502 5.5.2 EHLO? never heard of it\r\n")
                        .answer("250 old [203.0.113.8]\r\n")
                        .beNice());
        assertThat(report.reply(Stage.EHLO).orElseThrow().code()).isEqualTo(502);
        assertThat(report.reply(Stage.HELO).orElseThrow().code()).isEqualTo(250);
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.TLS_ABSENT);
        assertThat(report.stage()).isEqualTo(Stage.STARTTLS);
        assertThat(report.client().orElseThrow().address()).hasToString("203.0.113.8");
    }

    @Test
    void aPolicyAgainstTheNameEndsTheDialogue() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(client -> client.say("220 x\r\n")
                .answer("550 5.7.1 I do not like your name\r\n")
                .beNice())) {
            DialogueReport report = SmtpDialogue.withAngusMail().hold(REQUEST, server.connect());
            assertThat(report.outcome()).isEqualTo(DialogueOutcome.EHLO_REJECTED);
            assertThat(report.refusal().orElseThrow().toSmtpReply().enhanced()).hasToString("Optional[5.7.1]");
            assertThat(server.heard()).containsExactly("EHLO probe.example.org", "QUIT");
        }
    }

    @Test
    void bothGreetingsRefused() throws IOException {
        DialogueReport report = hold(
                REQUEST,
                client -> client.say("220 x\r\n")
                        .answer("500 what\r\n")
                        .answer("550 no\r\n")
                        .beNice());
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.EHLO_REJECTED);
        assertThat(report.stage()).isEqualTo(Stage.HELO);
    }

    @Test
    void startTlsThatIsOfferedAndRefusedLeavesTheSessionUsable() throws IOException {
        Script script = client -> client.say("220 x\r\n")
                .answer(EHLO)
                .answer("454 4.7.0 TLS not available due to local problem\r\n")
                .beNice();
        assertThat(hold(REQUEST, script).outcome()).isEqualTo(DialogueOutcome.TLS_REFUSED);
        DialogueReport further = hold(REQUEST.withEnvelope(new Envelope("a@example.org", "b@example.net")), script);
        assertThat(further.outcome()).isEqualTo(DialogueOutcome.RCPT_OK);
        assertThat(further.step(Stage.STARTTLS).orElseThrow().outcome()).isEqualTo(DialogueOutcome.TLS_REFUSED);
    }

    @Test
    void theOffersUnderTlsAreThoseOfTheSecondEhlo() throws IOException {
        DialogueReport report = hold(REQUEST, client -> {
            client.say("220 x\r\n").answer(EHLO).answer("220 go\r\n").tls(context);
            client.answer("502 not again\r\n").beNice();
        });
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.EHLO_REJECTED);
        assertThat(report.stage()).isEqualTo(Stage.EHLO_TLS);
        assertThat(report.capabilitiesUnderTls()).isEmpty();
        assertThat(report.capabilitiesBeforeTls()).hasSize(3);
        assertThat(report.tls()).isPresent();
    }

    @Test
    void tlsFromTheFirstOctet() throws IOException {
        DialogueReport report = hold(REQUEST.withTls(TlsStart.IMPLICIT), client -> {
            client.tls(context).say("220 submissions\r\n");
            client.answer("250-x\r\n250 AUTH PLAIN\r\n").beNice();
        });
        assertThat(report.steps())
                .extracting(Step::stage)
                .containsExactly(Stage.HANDSHAKE, Stage.BANNER, Stage.EHLO_TLS);
        assertThat(report.capabilitiesUnderTls())
                .extracting(Capability::keyword)
                .containsExactly("AUTH");
        assertThat(report.tls()).isPresent();
    }

    @Test
    void mailAndRcptAreJudgedByTheirReplies() throws IOException {
        DialogueRequest request = REQUEST.withEnvelope(new Envelope("me@example.org", "you@example.net"));
        DialogueReport mail = hold(
                request,
                client -> client.say("220 x\r\n")
                        .answer("250 x\r\n")
                        .answer("550 5.7.1 no\r\n")
                        .beNice());
        assertThat(mail.outcome()).isEqualTo(DialogueOutcome.POLICY_MAIL);
        try (ScriptedServer server = ScriptedServer.playing(client -> client.say("220 x\r\n")
                .answer("250 x\r\n")
                .answer("250 ok\r\n")
                .answer("450 4.2.0 <you@example.net>: Recipient address rejected: Greylisted for 5 minutes\r\n")
                .beNice())) {
            DialogueReport rcpt = SmtpDialogue.withAngusMail().hold(request, server.connect());
            assertThat(rcpt.outcome()).isEqualTo(DialogueOutcome.POLICY_RCPT);
            assertThat(rcpt.greylisting().orElseThrow().retryAfter()).isEqualTo(Duration.ofSeconds(301));
            assertThat(rcpt.transcript().toString()).doesNotContain("me@").doesNotContain("you@");
            assertThat(server.heard())
                    .containsExactly(
                            "EHLO probe.example.org",
                            "MAIL FROM:<me@example.org>",
                            "RCPT TO:<you@example.net>",
                            "QUIT");
            DialogueReport second = SmtpDialogue.withAngusMail().hold(request.again(), server.connect());
            assertThat(second.greylisting()).isEmpty();
        }
    }

    @Test
    void anInspectingFirewallIsDetectedByOverwrittenLines() throws IOException {
        DialogueReport report = hold(
                REQUEST,
                client -> client.say("220 **************************\r\n")
                        .answer("250-mx\r\n250-SIZE 1000\r\n250-XXXXXXXA\r\n250 XEXCH50\r\n")
                        .beNice());
        assertThat(report.outcome()).isEqualTo(DialogueOutcome.TLS_ABSENT);
        assertThat(report.masking())
                .extracting(evidence -> evidence.source())
                .containsExactly("the greeting", "the reply to EHLO");
        assertThat(report.masking().get(1).observation()).isEqualTo("XXXXXXXA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250 mx at your service, [2001:db8::7]",
                "250 mx Hello x [IPv6:2001:db8::7]",
                "250 [192.0.2.55] Hello 2001:db8::7, nice to meet you",
                "250 mx. at 10:20:30 hello [2001:db8::7]"
            })
    void theClientsAddressIsFoundInTheGreeting(String line) throws IOException {
        DialogueReport report = hold(
                REQUEST, client -> client.say("220 x\r\n").answer(line + "\r\n").beNice());
        assertThat(report.client().map(ClientAddress::address)).contains(IpAddress.parse("2001:db8::7"));
    }

    @Test
    void aHostWithoutANameGetsNoSni() throws IOException {
        DialogueRequest request = new DialogueRequest(
                EhloName.literal(IpAddress.parse("2001:db8::1")),
                Optional.empty(),
                TlsStart.STARTTLS,
                Depth.TLS,
                Optional.empty(),
                REQUEST.limits(),
                DialogueRequest.Tries.LAST);
        assertThat(heardBy(request, SmtpDialogueTest::goodServer)).first().isEqualTo("EHLO [IPv6:2001:db8::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.localdomain", "mail.localhost", "", "a b.c", "x.y\r\nDATA", "[x]"})
    void unpresentableEhloNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DialogueRequest.of(EhloName.parse(name), DomainName.parse("mx.receiver.test")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "@", "a@", "@b", "a@b>\r\nDATA", "a b@c", "a\u0000@b", "<a@b>"})
    void aTextThatIsNoAddressIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Envelope(address, "a@example.org"));
    }

    @Test
    void theDepthMailRcptNeedsAnEnvelope() {
        assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.withDepth(Depth.MAIL_RCPT));
    }
}
