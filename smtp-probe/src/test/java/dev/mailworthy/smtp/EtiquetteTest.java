package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.attempt.Destination;
import dev.mailworthy.smtp.attempt.Pace;
import dev.mailworthy.smtp.attempt.Resolved;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.host.LocalRule;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.path.ServerReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run limits the connections to well-known receivers. */
class EtiquetteTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aDefaultRunContactsFewServersAndEachOnceForEachFamilyAndPort() {
        Map<String, Long> receivers = EgressRequest.defaults().targets().stream()
                .filter(target -> target.ports().contains(25))
                .collect(Collectors.groupingBy(EgressTarget::operator, Collectors.counting()));
        assertThat(receivers)
                .hasSize(6)
                .allSatisfy((operator, hosts) -> assertThat(hosts).isEqualTo(1));
        assertThat(EgressRequest.defaults().targets()).hasSizeLessThanOrEqualTo(EgressRequest.MAX_TARGETS);
        assertThat(EgressRequest.defaults().ehlo()).as("no name is made up").isEmpty();
    }

    @Test
    void connectionsToOneOperatorBeginASecondApart() {
        Pace pace = new Pace(EgressRequest.defaults().spacing());
        Destination one = destination("a.example", "one", EgressPath.Role.TARGET);
        Destination other = destination("b.example", "other", EgressPath.Role.TARGET);
        Destination canary = destination("192.0.2.1", "192.0.2.1", EgressPath.Role.CANARY);
        assertThat(List.of(
                        pace.next(one),
                        pace.next(other),
                        pace.next(one),
                        pace.next(canary),
                        pace.next(canary),
                        pace.next(one)))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(2));
    }

    private static Destination destination(String name, String operator, EgressPath.Role role) {
        return new Destination(
                new EgressTarget(name, operator, false, List.of(), OptionalInt.empty(), List.of()),
                role,
                new OutgoingPort(Optional.empty(), IpFamily.IPV4, 25),
                Resolved.to(IpAddress.parse("192.0.2.9"), Optional.empty()));
    }

    private static EgressReport report() {
        OutgoingPort way = new OutgoingPort(Optional.empty(), IpFamily.IPV4, 25);
        ProbedServer server = new ProbedServer(
                "gmail.com", "Google", Optional.of(IpAddress.parse("203.0.113.10")), EgressPath.Role.TARGET);
        EgressPath silent = new EgressPath(
                way,
                server,
                new AttemptResult(AttemptOutcome.NAME_FAIL, 3, "no answer; \"quoted\" and more"),
                1,
                Optional.of(Reason.SERVFAIL));
        EgressPath refusing = new EgressPath(
                way,
                server,
                new AttemptResult(
                        AttemptOutcome.BANNER_5XX,
                        7,
                        "554-no",
                        ServerReplies.greeting(Reply.read("554-no\n554 never"))),
                1,
                Optional.empty());
        EgressPath naming = new EgressPath(
                way,
                server,
                new AttemptResult(
                        AttemptOutcome.BANNER_OK,
                        7,
                        "220 mx",
                        ServerReplies.remembered(
                                Optional.empty(),
                                Optional.of(new ClientAddress(IpAddress.parse("8.8.4.1"), Stage.EHLO)))),
                1,
                Optional.empty());
        PortVerdict verdict = new PortVerdict(
                        Optional.of(IpAddress.parse("2001:db8::1")),
                        IpFamily.IPV6,
                        25,
                        EgressVerdict.BLOCKED_DROP,
                        Confidence.HIGH,
                        Optional.empty(),
                        List.of("one line", "another"))
                .withOwn(List.of(
                        new LocalRule(LocalRule.Kind.REFUSES, "tcp dport 25 drop", Optional.of("nft list ruleset")),
                        new LocalRule(LocalRule.Kind.BY_USER, "meta skuid 7", Optional.empty())));
        return new EgressReport(
                List.of(silent, refusing, naming), List.of(verdict), HostVerdict.CANNOT_SEND, List.of());
    }

    @Test
    void aResultIsReusedForAQuarterOfAnHour(@TempDir Path folder) {
        Path file = folder.resolve("deep/egress");
        EgressRequest request = EgressRequest.defaults();
        RecentReport.save(file, request, report(), NOW);
        assertThat(RecentReport.load(file, request, NOW.plusSeconds(899)))
                .hasValueSatisfying(recent -> assertThat(recent.report()).isEqualTo(report()));
        assertThat(RecentReport.load(file, request, NOW.plusSeconds(900))).isEmpty();
        assertThat(RecentReport.load(file, request, NOW.minusSeconds(5)))
                .as("from the future")
                .isEmpty();
        assertThat(RecentReport.load(file, request.withPorts(List.of(25)), NOW)).isEmpty();
        assertThat(RecentReport.load(folder.resolve("none"), request, NOW)).isEmpty();
    }

    @Test
    void aFileWithOneChangedOctetOrACutEndIsNotUsed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("egress");
        EgressRequest request = EgressRequest.defaults();
        RecentReport.save(file, request, report(), NOW);
        byte[] whole = Files.readAllBytes(file);
        assertThat(RecentReport.load(file, request, NOW)).as("unchanged").isPresent();
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x15;
            Files.write(file, broken);
            assertThat(RecentReport.load(file, request, NOW))
                    .as("octet %d changed", i)
                    .isEmpty();
            Files.write(file, Arrays.copyOf(whole, i));
            assertThat(RecentReport.load(file, request, NOW))
                    .as("cut after %d octets", i)
                    .isEmpty();
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsNotUsed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("egress");
        Files.writeString(file, "mailworthy-egress 1\t" + NOW.getEpochSecond() + "\t0\nH\tUNKNOWN\t\n");
        assertThat(RecentReport.load(file, EgressRequest.defaults(), NOW)).isEmpty();
    }
}
