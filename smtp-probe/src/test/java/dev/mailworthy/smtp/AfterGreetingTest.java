package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.DialogueRequest;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that greet and then do something else than a mail server does, at some or all of five operators. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class AfterGreetingTest {

    private static final IpAddress CONTROL = IpAddress.parse("203.0.113.200");
    private static final String OFFER = "250-mx greets you\r\n250-STARTTLS\r\n250 8BITMIME\r\n";

    /** A limit that no busy machine reaches. */
    private static final Duration AMPLE = Duration.ofSeconds(50);

    /** Linux connects on loopback while the server's threads wait, so that this time passes only for a dropped request. */
    private Duration connect = Duration.ofMillis(1500);

    private Duration budget = Duration.ofSeconds(100);
    private final Peers peers = new Peers();
    private final Map<String, InetSocketAddress> world = new HashMap<>();
    private final Map<String, String> habits = new HashMap<>();

    @AfterEach
    void closePeers() throws Exception {
        peers.close();
    }

    /** What a server does when it has greeted: its replies by command. An empty reply is silence, and null ends it. */
    private InetSocketAddress server(String habit) throws IOException {
        return peers.serve(client -> {
            say(client, habit.equals("shuns") ? "554 5.7.1 not from you\r\n" : "220 ESMTP\r\n");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split(" ")[0];
                switch (habit + " " + verb) {
                    case "silent EHLO", "stalls-tls TLS" -> {
                        // No reply.
                    }
                    case "resets EHLO", "resets-tls STARTTLS" -> {
                        if (verb.equals("STARTTLS")) {
                            say(client, "220 go ahead\r\n");
                            client.getInputStream().read();
                        }
                        client.setSoLinger(true, 0);
                        client.close();
                        return;
                    }
                    case "closes EHLO" -> {
                        client.close();
                        return;
                    }
                    case "refuses EHLO", "refuses HELO" -> say(client, "550 5.7.1 not from you\r\n");
                    case "later EHLO" -> say(client, "450 4.7.1 try later\r\n");
                    case "unknown EHLO", "unknown HELO" -> say(client, "502 5.5.1 unknown\r\n");
                    case "old EHLO" -> say(client, "502 5.5.1 unknown\r\n");
                    case "garbles EHLO" -> say(client, "HTTP/1.1 400 Bad Request\r\n");
                    case "refuses-tls STARTTLS" -> say(client, "454 4.7.0 TLS not available\r\n");
                    default -> answer(client, habit, verb);
                }
            }
        });
    }

    private static void answer(Socket client, String habit, String verb) throws IOException {
        switch (verb) {
            case "EHLO" -> say(client, habit.endsWith("-tls") ? OFFER : "250 mx.test\r\n");
            case "STARTTLS" -> say(client, "220 go ahead\r\n");
            case "QUIT" -> {
                say(client, "221 bye\r\n");
                client.close();
            }
            default -> say(client, "250 ok\r\n");
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private EgressReport probe(String... habits) throws Exception {
        return probe(Optional.of(EhloName.parse("client.test")), habits);
    }

    private EgressReport probe(Optional<EhloName> ehlo, String... habits) throws Exception {
        InetSocketAddress[] servers = new InetSocketAddress[habits.length];
        for (int n = 0; n < habits.length; n++) {
            this.habits.put("mx" + n + ".test", habits[n]);
            servers[n] = habits[n].equals("dropped") ? peers.dropping() : server(habits[n]);
        }
        return probe(ehlo, servers);
    }

    private EgressReport probe(Optional<EhloName> ehlo, InetSocketAddress... servers) throws Exception {
        world.put(CONTROL + ":443", peers.silent());
        List<EgressTarget> targets = new ArrayList<>();
        for (int n = 0; n < servers.length; n++) {
            IpAddress address = IpAddress.parse("203.0.113." + (10 + n));
            world.put(address + ":25", servers[n]);
            targets.add(new EgressTarget(
                    "mx" + n + ".test", "op" + n, false, List.of(address), OptionalInt.empty(), List.of()));
        }
        EgressRequest plain = EgressRequest.defaults()
                .withTargets(targets)
                .withControls(List.of(EgressTarget.parseControl(CONTROL + ":443")))
                .withCanaries(List.of())
                .withFamilies(List.of(IpFamily.IPV4))
                .withPorts(List.of(25))
                .withSpacing(Duration.ZERO)
                .withTimeouts(connect, AMPLE, budget);
        return SmtpProbe.builder(ZoneDns.parse("world.zone", "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n"))
                .route((address, port) -> Optional.ofNullable(world.get(address + ":" + port)))
                .dialogue((talk, socket) -> SmtpDialogue.withAngusMail().hold(talk.withLimits(limits(talk)), socket))
                .build()
                .probe(ehlo.map(plain::withEhlo).orElse(plain));
    }

    /**
     * Short limits only where a reply has to stay out: the next line of a greeting, the reply to EHLO, which is the first command,
     * or that to the ClientHello after STARTTLS.
     */
    private TimeLimits limits(DialogueRequest talk) {
        String habit = habits.getOrDefault(talk.host().orElseThrow().toString(), "");
        Duration command = switch (habit) {
            case "silent" -> Duration.ofMillis(500);
            case "stalls-tls" -> Duration.ofSeconds(4);
            default -> AMPLE;
        };
        Duration banner = habit.equals("half a greeting") ? Duration.ofSeconds(8) : AMPLE;
        return new TimeLimits(banner, command, Duration.ofMillis(500), AMPLE.multipliedBy(2));
    }

    private static String[] five(String habit) {
        return new String[] {habit, habit, habit, habit, habit};
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "silent,      EHLO_UNANSWERED, EHLO_UNANSWERED, EGRESS-EHLO-UNANSWERED, BLOCKER, CANNOT_SEND",
        "resets,      EHLO_DROPPED,    EHLO_UNANSWERED, EGRESS-EHLO-UNANSWERED, BLOCKER, CANNOT_SEND",
        "closes,      EHLO_DROPPED,    EHLO_UNANSWERED, EGRESS-EHLO-UNANSWERED, BLOCKER, CANNOT_SEND",
        "garbles,     EHLO_NOT_SMTP,   EHLO_UNANSWERED, EGRESS-EHLO-UNANSWERED, BLOCKER, CANNOT_SEND",
        "refuses,     EHLO_REFUSED,    EHLO_REFUSED,    EGRESS-EHLO-REFUSED,    BLOCKER, REFUSED_BY_RECEIVERS",
        "unknown,     EHLO_REFUSED,    EHLO_REFUSED,    EGRESS-EHLO-REFUSED,    BLOCKER, REFUSED_BY_RECEIVERS",
        "refuses-tls, TLS_BROKEN,      TLS_BROKEN,      EGRESS-TLS-BROKEN,      ERROR,   CAN_SEND_DIRECT",
        "resets-tls,  TLS_BROKEN,      TLS_BROKEN,      EGRESS-TLS-BROKEN,      ERROR,   CAN_SEND_DIRECT",
        "stalls-tls,  TLS_BROKEN,      TLS_BROKEN,      EGRESS-TLS-BROKEN,      ERROR,   CAN_SEND_DIRECT",
    })
    void whatAllServersDoAfterTheGreetingIsTheVerdict(
            String habit,
            AttemptOutcome outcome,
            EgressVerdict verdict,
            String code,
            Severity severity,
            HostVerdict host)
            throws Exception {
        EgressReport report = probe(five(habit));
        assertThat(report.paths())
                .filteredOn(path -> path.role() == EgressPath.Role.TARGET)
                .extracting(EgressPath::outcome)
                .containsOnly(outcome);
        assertThat(report.verdicts()).singleElement().satisfies(port -> {
            assertThat(port.verdict()).isEqualTo(verdict);
            assertThat(port.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(port.evidence()).anyMatch(line -> line.contains("after the greeting: "));
        });
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(severity);
        });
        assertThat(report.host()).isEqualTo(host);
        assertThat(report.confirmed()).isEmpty();
    }

    @Test
    void aServerThatKnowsOnlyHeloIsComplete() throws Exception {
        EgressReport report = probe(five("old"));
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(report.findings()).isEmpty();
    }

    /** Such a line has a hyphen where a reply of several lines has one, and the server says no more. */
    @Test
    void aGreetingOfAnotherProtocolIsNoSilence() throws Exception {
        InetSocketAddress shell = peers.saying("SSH-2.0-OpenSSH_9.2\r\n");
        List.of("mx0.test", "mx1.test", "mx2.test").forEach(name -> habits.put(name, "half a greeting"));
        EgressReport report = probe(Optional.of(EhloName.parse("client.test")), shell, shell, shell);
        assertThat(report.paths())
                .filteredOn(path -> path.role() == EgressPath.Role.TARGET)
                .extracting(EgressPath::outcome)
                .containsOnly(AttemptOutcome.BANNER_NOT_SMTP);
        assertThat(report.verdicts()).singleElement().satisfies(port -> {
            assertThat(port.verdict()).isEqualTo(EgressVerdict.INTERCEPTED);
            assertThat(port.evidence()).anyMatch(line -> line.contains("does not speak SMTP"));
        });
    }

    /** The server may have been slow for a moment. Without time for another try, the first result counts. */
    @Test
    void aSilentServerIsCalledOnceMoreIfTimeIsLeft() throws Exception {
        assertThat(probe("silent", "silent", "silent").paths())
                .filteredOn(path -> path.role() == EgressPath.Role.TARGET)
                .extracting(EgressPath::attempts)
                .containsOnly(2);
        connect = Duration.ofSeconds(15);
        budget = Duration.ofSeconds(14);
        EgressReport hurried = probe("silent", "silent", "silent");
        assertThat(hurried.paths())
                .filteredOn(path -> path.role() == EgressPath.Role.TARGET)
                .allSatisfy(path -> {
                    assertThat(path.attempts()).isEqualTo(1);
                    assertThat(path.outcome()).isEqualTo(AttemptOutcome.EHLO_UNANSWERED);
                });
    }

    @Test
    void halfOfTheOperatorsLeaveAnErrorAndNoBlocker() throws Exception {
        EgressReport report = probe("silent", "silent", "good", "good");
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.EHLO_UNANSWERED);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "refuses refuses refuses refuses refuses, BLOCKER, All 5 operators refuse this machine",
        "refuses refuses refuses,                 BLOCKER, All 3 operators refuse this machine",
        "refuses refuses refuses dropped dropped, BLOCKER, 3 of 5 refuse it for good",
        "refuses refuses,                         ERROR,   At least half",
        "refuses refuses refuses refuses good,    ERROR,   At least half",
        "later later later later later,           ERROR,   At least half",
        "later later later refuses refuses,       ERROR,   At least half",
        "shuns shuns shuns shuns shuns,           BLOCKER, All 5 operators refuse this machine",
        "shuns refuses refuses,                   BLOCKER, All 3 operators refuse this machine",
    })
    void aRefusalForGoodByAllOperatorsKeepsMailBack(String habits, Severity severity, String message) throws Exception {
        EgressReport report = probe(habits.split(" "));
        assertThat(report.findings())
                .filteredOn(finding -> finding.type() == EgressFinding.EGRESS_EHLO_REFUSED
                        || finding.type() == EgressFinding.EGRESS_GREETING_REFUSED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.message()).contains(message);
                    assertThat(finding.evidence()).isNotEmpty();
                });
        assertThat(report.host()).isEqualTo(HostVerdict.REFUSED_BY_RECEIVERS);
    }

    @Test
    void operatorsThatFailBesideOthersAreNamed() throws Exception {
        EgressReport report = probe("dropped", "good", "silent", "good", "good");
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EGRESS-OPERATORS-SPLIT");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("2 of 5 operators: op0, op2", "op1, op3, op4");
            assertThat(finding.evidence()).hasSize(2);
        });
    }

    @Test
    void aMajorityThatFailsLeavesLowConfidence() throws Exception {
        EgressReport report = probe("dropped", "dropped", "dropped", "good", "good");
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.LOW);
        assertThat(report.findings()).extracting(Finding::code).containsExactly("EGRESS-OPERATORS-SPLIT");
    }

    @Test
    void oneOperatorThatFailsIsNamedAndTheConfidenceIsMedium() throws Exception {
        EgressReport report = probe("good", "good", "good", "good", "silent");
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.NOTICE);
    }

    @Test
    void withoutANameForEhloTheReportSaysThatOnlyTheGreetingWasTested() throws Exception {
        EgressReport report = probe(Optional.empty(), five("silent"));
        assertThat(report.verdicts()).singleElement().satisfies(port -> {
            assertThat(port.verdict()).isEqualTo(EgressVerdict.OPEN);
            assertThat(port.evidence()).anyMatch(line -> line.startsWith("only the greeting was tested"));
        });
        assertThat(report.verdicts().get(0).tested()).isEqualTo(PortVerdict.Tested.GREETING);
        assertThat(probe(five("good")).verdicts().get(0).tested()).isEqualTo(PortVerdict.Tested.CONVERSATION);
    }
}
