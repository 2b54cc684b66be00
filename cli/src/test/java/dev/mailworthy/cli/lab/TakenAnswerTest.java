package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.GateOutcome;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.score.Score;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repeats every lab in memory. Each time one answer of the DNS or one port's verdict is missing. The allowed results:
 * <ul>
 * <li>a gate: the same or unknown
 * <li>a receiver's verdict: the same or unknown
 * <li>the verdict: the same or inconclusive; instead of blocked only if every blocker is gone and a check is newly
 * unanswered
 * <li>the score's interval: the same or wider
 * <li>findings: no new one; if one is gone, a check is newly unanswered
 * </ul>
 */
@Tag("long")
@Timeout(240)
class TakenAnswerTest {

    private static final double ROUNDING = 1e-9;
    private static final long SEED = 20261125;

    @TempDir
    private static Path folder;

    static List<String> labs() {
        return Stream.concat(Lab.shipped().stream(), Stream.of("untidy", "moved"))
                .toList();
    }

    /** A zone with many faults: listed, one name of two, SPF softfail, no DMARC. */
    private static final String UNTIDY = """
            @ MX 10 mail
            @ TXT "v=spf1 ip4:192.0.2.31 ~all"
            mail A 192.0.2.31
            other A 192.0.2.30
            30.2.0.192.in-addr.arpa. PTR other.rough.example.
            31.2.0.192.in-addr.arpa. PTR mail.rough.example.
            30.2.0.192.zen.spamhaus.org. A 127.0.0.4
            31.2.0.192.bl.spamcop.net. A 127.0.0.2
            """;

    /**
     * A zone after a move: old records of every kind, aliases at wrong places, repeated records, weak keys, and a
     * report address that accepts no reports.
     */
    private static final String MOVED = """
            @ MX 10 mx
            @ MX 20 gone
            mx CNAME mail
            @ TXT "v=spf1 include:_spf.rough.example ip4:192.0.2.99 ?all"
            _spf TXT "v=spf1 mx a:no.such.example -all"
            mail A 192.0.2.99
            _25._tcp.mx TLSA 0 0 1 00
            _dmarc TXT "v=DMARC1; p=none; rua=mailto:x@reports.example; pct=50"
            default._domainkey TXT "v=DKIM1; p="
            mail._domainkey TXT "v=DKIM1; t=y; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKv"
            _mta-sts TXT "v=STSv1; id=1"
            _mta-sts TXT "v=STSv1; id=2"
            _smtp._tls TXT "v=TLSRPTv1"
            30.2.0.192.in-addr.arpa. PTR mail.rough.example.
            30.2.0.192.in-addr.arpa. PTR a.b.rough.example.
            31.2.0.192.in-addr.arpa. PTR host-192-0-2-31.dyn.isp.example.
            host-192-0-2-31.dyn.isp.example. A 192.0.2.31
            30.2.0.192.zen.spamhaus.org. A 127.0.0.10
            rough.example.dbl.spamhaus.org. A 127.0.1.2
            """;

    private static LabRun run(String lab) throws IOException, LabException {
        return switch (lab) {
            case "untidy" -> LabRun.of(rough(UNTIDY));
            case "moved" -> LabRun.of(rough(MOVED));
            default -> LabRun.of(lab);
        };
    }

    private static String rough(String records) throws IOException {
        Files.writeString(folder.resolve("rough.zone"), """
                $ORIGIN rough.example.
                $TTL 3600
                @ SOA ns1 hostmaster 1 7200 900 1209600 300
                """ + records);
        Files.writeString(folder.resolve("lab.conf"), """
                subject rough.example
                address 192.0.2.30
                address 192.0.2.31
                ehlo mail.rough.example
                sends bulk
                include internet
                zone rough.zone
                """);
        return folder.toString();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void noMissingAnswerImprovesTheResult(String lab) throws Exception {
        LabRun whole = run(lab);
        takeEachAnswer(lab, whole);
        takeMany(lab, whole);
        takeEachPort(lab, whole);
    }

    private static void takeEachAnswer(String lab, LabRun whole) {
        CheckReport before = whole.without(Set.of(), ConcurrentHashMap.newKeySet());
        assertThat(before.verdict())
                .as("the run in memory")
                .isEqualTo(whole.report().verdict());
        assertThat(whole.answers()).hasSizeGreaterThan(40);
        for (DnsQuestion taken : Sample.of(whole.answers().keySet(), 5)) {
            assertNoGain(
                    lab + " without " + taken, before, whole.without(Set.of(taken), ConcurrentHashMap.newKeySet()));
        }
    }

    /** Takes away more and more answers, until none is left. Fewer answers never give a better result. */
    private static void takeMany(String lab, LabRun whole) {
        List<DnsQuestion> order = new ArrayList<>(whole.answers().keySet());
        Collections.shuffle(order, new Random(SEED));
        CheckReport before = whole.report();
        for (int left = 1; left <= order.size(); left += 1 + left / 8) {
            CheckReport after = whole.without(Set.copyOf(order.subList(0, left)), ConcurrentHashMap.newKeySet());
            assertNoGain(lab + " without " + left + " answers, seed " + SEED, before, after);
            before = after;
        }
    }

    private static void takeEachPort(String lab, LabRun whole) {
        List<PortVerdict> ports = whole.ports().verdicts();
        assertThat(ports).isNotEmpty();
        for (int i = 0; i < ports.size(); i++) {
            List<PortVerdict> fewer = new ArrayList<>(ports);
            fewer.set(i, silent(ports.get(i)));
            EgressReport seen = new EgressReport(whole.ports().paths(), fewer, HostVerdict.UNKNOWN, List.of());
            CheckReport after =
                    whole.again(question -> CompletableFuture.completedFuture(whole.answer(question)), seen);
            assertNoGain(lab + " without " + ports.get(i).subject(), whole.report(), after);
        }
    }

    private static PortVerdict silent(PortVerdict port) {
        return new PortVerdict(
                port.source(),
                port.family(),
                port.port(),
                EgressVerdict.INCONCLUSIVE,
                Confidence.LOW,
                Optional.of(Reason.TIMEOUT),
                List.of("taken away"));
    }

    static void assertNoGain(String what, CheckReport whole, CheckReport less) {
        assertVerdict(what, whole, less);
        for (int i = 0; i < whole.outlook().receivers().size(); i++) {
            var before = whole.outlook().receivers().get(i);
            var after = less.outlook().receivers().get(i);
            assertThat(after.verdict())
                    .as(what + ", " + before.pack().id())
                    .isIn(before.verdict(), ReceiverVerdict.UNKNOWN);
            assertGates(what, before.gates(), after.gates());
        }
        Score before = whole.outlook().score().computed();
        Score after = less.outlook().score().computed();
        assertThat(after.low()).as(what).isLessThanOrEqualTo(before.low() + ROUNDING);
        assertThat(after.high()).as(what).isGreaterThanOrEqualTo(before.high() - ROUNDING);
        assertThat(after.coverage()).as(what).isLessThanOrEqualTo(before.coverage() + ROUNDING);
        assertFindings(what, whole, less);
    }

    private static void assertVerdict(String what, CheckReport whole, CheckReport less) {
        assertThat(less.verdict()).as(what).isIn(whole.verdict(), Verdict.INCONCLUSIVE);
        if (whole.verdict() == Verdict.BLOCKED && less.verdict() != Verdict.BLOCKED) {
            assertThat(newlyOpen(whole, less)).as(what).isNotEmpty();
            assertThat(less.findings()).as(what).noneMatch(finding -> finding.severity() == Severity.BLOCKER);
        }
    }

    private static void assertGates(String what, List<Gate> before, List<Gate> after) {
        Map<String, Gate> now = after.stream().collect(Collectors.toMap(TakenAnswerTest::id, Function.identity()));
        for (Gate gate : before) {
            assertThat(now.get(id(gate)).outcome())
                    .as(what + ", gate " + id(gate))
                    .isIn(gate.outcome(), GateOutcome.UNKNOWN);
        }
    }

    private static String id(Gate gate) {
        return gate.requirement().id();
    }

    private static void assertFindings(String what, CheckReport whole, CheckReport less) {
        Set<String> before = keys(whole);
        Set<String> after = keys(less);
        assertThat(before).as(what + ": silence finds nothing").containsAll(after);
        if (!after.containsAll(before)) {
            Set<String> gone = new HashSet<>(before);
            gone.removeAll(after);
            assertThat(newlyOpen(whole, less)).as(what + ": gone is " + gone).isNotEmpty();
        }
    }

    private static Set<String> keys(CheckReport report) {
        return report.findings().stream().map(TakenAnswerTest::key).collect(Collectors.toSet());
    }

    private static String key(Finding finding) {
        return finding.code() + " " + finding.subject() + " " + finding.severity();
    }

    /** Checks that are unanswered now, and were answered or had another reason before. */
    private static List<UnansweredCheck> newlyOpen(CheckReport whole, CheckReport less) {
        return less.unanswered().stream()
                .filter(check -> !whole.unanswered().contains(check))
                .toList();
    }
}
