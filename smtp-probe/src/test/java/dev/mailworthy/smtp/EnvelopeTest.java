package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.ScriptedServer;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.value.Envelope;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MAIL, RCPT and greylisting: receivers on loopback, and waits that take no time. */
@Timeout(120)
class EnvelopeTest {

    private static final Envelope OWNED = new Envelope("me@client.test", "postmaster@r.test");

    private final List<ScriptedServer> servers = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ScriptedServer server : servers) {
            server.close();
        }
    }

    private void receiver(ScriptedServer.Script script) throws IOException {
        ScriptedServer server = ScriptedServer.playing(script);
        servers.add(server);
        addresses.add(server.address());
    }

    private static ScriptedServer.Script answering(String mail, String rcpt) {
        return client -> client.say("220 mx\r\n")
                .answer("250 mx\r\n")
                .answer(mail + "\r\n")
                .answer(rcpt + "\r\n")
                .beNice();
    }

    private EgressReport probe(Duration budget) throws Exception {
        return probe(25, budget);
    }

    private EgressReport probe(int port, Duration budget) throws Exception {
        List<EgressTarget> targets = new ArrayList<>();
        for (int n = 1; n <= addresses.size(); n++) {
            targets.add(new EgressTarget(
                    "mx.r" + n + ".test",
                    "op" + n,
                    false,
                    List.of(IpAddress.parse("203.0.113." + n)),
                    OptionalInt.empty(),
                    List.of()));
        }
        EgressRequest request = EgressRequest.defaults()
                .withTargets(targets)
                .withControls(List.of())
                .withCanaries(List.of())
                .withFamilies(List.of(IpFamily.IPV4))
                .withPorts(List.of(port))
                .withSpacing(Duration.ZERO)
                .withEhlo(EhloName.parse("client.test"))
                .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), budget)
                .withEnvelope(OWNED);
        return SmtpProbe.builder(ZoneDns.parse("x.zone", "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n"))
                .route((address, to) -> Optional.of(addresses.get(address.octet(3) - 1)))
                .pause(waits::add)
                .build()
                .probe(request);
    }

    private static EnvelopeOutcome outcome(EgressReport report) {
        return report.paths().get(0).envelope().orElseThrow();
    }

    @Test
    void aReceiverThatAcceptsMailAndRcptIsReportedAndGetsNoMessage() throws Exception {
        receiver(answering("250 ok", "250 2.1.5 ok"));
        EgressReport report = probe(Duration.ofMinutes(1));
        assertThat(outcome(report)).isInstanceOf(EnvelopeOutcome.Accepted.class);
        assertThat(report.confirmed())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.check()).isEqualTo("MAIL and RCPT at mx.r1.test over IPv4"));
        assertThat(servers.get(0).heard())
                .containsExactly(
                        "EHLO client.test", "MAIL FROM:<me@client.test>", "RCPT TO:<postmaster@r.test>", "QUIT");
        assertThat(waits).isEmpty();
    }

    @Test
    void aReceiverThatGreylistsIsAskedOnceMoreAfterTheWaitItStates() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        receiver(client -> answering(
                        "250 ok",
                        visits.getAndIncrement() == 0 ? "450 4.2.0 Greylisted, come back in 300 seconds" : "250 ok")
                .play(client));
        EgressReport report = probe(Duration.ofMinutes(10));
        assertThat(outcome(report)).isInstanceOfSatisfying(EnvelopeOutcome.AcceptedAfterGreylisting.class, later -> {
            assertThat(later.waited()).isEqualTo(Duration.ofSeconds(301));
            assertThat(later.first().code()).isEqualTo(450);
        });
        assertThat(waits).containsExactly(Duration.ofSeconds(301));
        assertThat(report.paths().get(0).attempts()).isEqualTo(2);
        assertThat(report.unanswered()).noneMatch(check -> check.check().startsWith("MAIL"));
    }

    @Test
    void aGreylistThatNeverEndsIsAskedTwiceAndNotMore() throws Exception {
        receiver(answering("250 ok", "450 4.2.0 Recipient address rejected: Greylisted"));
        EgressReport report = probe(Duration.ofMinutes(10));
        assertThat(outcome(report)).isInstanceOfSatisfying(EnvelopeOutcome.Greylisted.class, put -> {
            assertThat(put.secondTry()).isEqualTo(EnvelopeOutcome.SecondTry.MADE);
            assertThat(put.retryAfter()).as("none was stated").isEqualTo(Duration.ofSeconds(310));
        });
        assertThat(servers.get(0).heard())
                .filteredOn(line -> line.startsWith("RCPT"))
                .hasSize(2);
        assertThat(report.unanswered())
                .anySatisfy(check -> assertThat(check.why()).isEqualTo(Reason.RATE_LIMITED));
    }

    @Test
    void aWaitThatTheRunHasNoTimeForIsNotBegun() throws Exception {
        receiver(answering("250 ok", "451 4.7.1 Greylisting in action, please come back in 5 minutes"));
        EgressReport report = probe(Duration.ofMinutes(1));
        assertThat(outcome(report))
                .isInstanceOfSatisfying(
                        EnvelopeOutcome.Greylisted.class,
                        put -> assertThat(put.secondTry()).isEqualTo(EnvelopeOutcome.SecondTry.NO_TIME));
        assertThat(waits).isEmpty();
        assertThat(report.unanswered())
                .anySatisfy(check -> assertThat(check.hint()).isEqualTo(new Hint.RunFor(Duration.ofMinutes(7))));
    }

    @Test
    void aRefusalHasItsCauseAndTheRemedy() throws Exception {
        receiver(answering(
                "550 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org", "503 no"));
        EgressReport report = probe(Duration.ofMinutes(1));
        assertThat(outcome(report)).isInstanceOfSatisfying(EnvelopeOutcome.Refused.class, refused -> {
            assertThat(refused.stage()).isEqualTo(Stage.MAIL);
            assertThat(refused.cause()).hasValue("IP_LISTED_PUBLIC");
        });
        assertThat(report.findings()).extracting(Finding::code).containsExactly("REPLY-IP-LISTED-PUBLIC");
        assertThat(report.verdicts().get(0).evidence()).anyMatch(line -> line.contains("; MAIL refused: 550 5.7.1"));
        assertThat(servers.get(0).heard()).noneMatch(line -> line.startsWith("RCPT"));
    }

    @Test
    void twoOfThreeThatRefuseTheAddressAreAMatterOfReputation() throws Exception {
        receiver(answering("250 ok", "550 5.7.25 no PTR record for your address"));
        receiver(answering("250 ok", "554 5.7.1 blocked using bl.spamcop.net"));
        receiver(answering("250 ok", "250 ok"));
        assertThat(probe(Duration.ofMinutes(1)).verdicts().get(0).verdict())
                .isEqualTo(EgressVerdict.REPUTATION_BLOCKED);
    }

    @Test
    void refusalsOfTheRecipientSayNothingAboutTheAddress() throws Exception {
        for (int i = 0; i < 3; i++) {
            receiver(answering("250 ok", "550 5.1.1 User unknown"));
        }
        EgressReport report = probe(Duration.ofMinutes(1));
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(outcome(report))
                .isInstanceOfSatisfying(
                        EnvelopeOutcome.Refused.class,
                        refused -> assertThat(refused.cause()).hasValue("RCPT_UNKNOWN"));
    }

    @Test
    void aTalkThatEndsBeforeIsUnanswered() throws Exception {
        receiver(client -> client.say("220 mx\r\n").answer("250 mx\r\n").hangUp());
        EgressReport report = probe(Duration.ofMinutes(1));
        assertThat(outcome(report)).isInstanceOf(EnvelopeOutcome.NotAsked.class);
        assertThat(report.unanswered()).anyMatch(check -> check.check().startsWith("MAIL and RCPT at mx.r1.test"));
    }

    @Test
    void whereMailTakesALoginItIsNotAsked() throws Exception {
        receiver(client -> client.say("220 mx\r\n").answer("250 mx\r\n").beNice());
        EgressReport report = probe(587, Duration.ofMinutes(1));
        assertThat(report.paths().get(0).envelope()).isEmpty();
        assertThat(servers.get(0).heard()).containsExactly("EHLO client.test", "QUIT");
    }

    @Test
    void noMoreThanThreeReceiversAreAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressRequest.defaults().withEnvelope(OWNED))
                .withMessageContaining("at most 3 targets");
    }
}
