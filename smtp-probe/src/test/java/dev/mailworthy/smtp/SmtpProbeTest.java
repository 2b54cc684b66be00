package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.TlsFact;
import dev.mailworthy.smtp.path.Translation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of {@link SmtpProbe} on loopback: documentation addresses lead to test servers. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("jdk")
@Timeout(120)
class SmtpProbeTest {

    private static final IpAddress CONTROL = IpAddress.parse("203.0.113.200");

    private final Peers peers = new Peers();

    /** So long that no busy machine reaches it. A test with silent servers sets a short one. */
    private Duration banner = Duration.ofSeconds(60);

    private final Map<String, InetSocketAddress> world = new HashMap<>();

    @AfterEach
    void closePeers() throws Exception {
        peers.close();
    }

    private static ZoneDns dns() throws ZoneFileException {
        StringBuilder zone = new StringBuilder("$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n");
        for (int n = 1; n <= 4; n++) {
            zone.append("r").append(n).append(".test. MX 10 mx.r").append(n).append(".test.\n");
            zone.append("mx.r")
                    .append(n)
                    .append(".test. A 203.0.113.")
                    .append(n)
                    .append('\n');
        }
        return ZoneDns.parse("world.zone", zone.toString());
    }

    private EgressReport probe(Dns dns, int... ports) {
        return probe(dns, List::of, ports);
    }

    private EgressReport probe(Dns dns, Supplier<List<ResponderPath>> responder, int... ports) {
        List<EgressTarget> targets = IntStream.rangeClosed(1, 4)
                .mapToObj(n ->
                        new EgressTarget("r" + n + ".test", "op" + n, true, List.of(), OptionalInt.empty(), List.of()))
                .toList();
        EgressRequest request = EgressRequest.defaults()
                .withTargets(targets)
                .withControls(List.of(EgressTarget.parseControl(CONTROL + ":443")))
                .withCanaries(List.of(IpAddress.parse("192.0.2.1")))
                .withFamilies(List.of(IpFamily.IPV4))
                .withPorts(IntStream.of(ports).boxed().toList())
                .withTimeouts(Duration.ofMillis(1500), banner, Duration.ofSeconds(100));
        return SmtpProbe.builder(dns)
                .route((address, port) -> Optional.ofNullable(world.get(address + ":" + port)))
                .responder(responder)
                .build()
                .probe(request);
    }

    private static ResponderPath visit(TlsFact tls) {
        Endpoint here = new Endpoint(CONTROL, 1);
        return new ResponderPath(
                Optional.empty(),
                IpFamily.IPV4,
                25,
                "far.test",
                Optional.of(CONTROL),
                new ResponderOutcome.Proven(here, here, here, List.of(25), tls, List.of(), Translation.NONE),
                1);
    }

    private void allTargets(int port, InetSocketAddress socket) {
        for (int n = 1; n <= 4; n++) {
            world.put("203.0.113." + n + ":" + port, socket);
        }
    }

    private void ordinary() throws IOException {
        world.put(CONTROL + ":443", peers.silent());
        world.put("192.0.2.1:25", peers.closed());
        world.put("192.0.2.1:443", peers.closed());
    }

    private static List<String> codes(EgressReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    @Test
    void anOpenPortIsOpen() throws Exception {
        ordinary();
        allTargets(25, peers.saying("220 mx ESMTP\r\n"));
        EgressReport report = probe(dns(), 25);
        assertThat(report.verdicts()).singleElement().satisfies(port -> {
            assertThat(port.verdict()).isEqualTo(EgressVerdict.OPEN);
            assertThat(port.confidence()).isEqualTo(Confidence.HIGH);
        });
        assertThat(report.host()).isEqualTo(HostVerdict.CAN_SEND_DIRECT);
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed()).hasSize(1);
    }

    @Test
    void aDroppedPortIsForTheProviderAndNamesTheOpenRelayPort() throws Exception {
        ordinary();
        allTargets(25, peers.dropping());
        allTargets(587, peers.saying("220 submit ESMTP\r\n"));
        EgressReport report = probe(dns(), 25, 587);
        assertThat(codes(report)).containsExactly("EGRESS-25-DROPPED");
        assertThat(report.findings().get(0).remedies())
                .anySatisfy(remedy -> assertThat(remedy.action()).contains("587"));
        assertThat(report.host()).isEqualTo(HostVerdict.CAN_SEND_VIA_RELAY);
    }

    @Test
    void aRefusedPortIsDistinguishedFromADroppedOne() throws Exception {
        ordinary();
        allTargets(25, peers.closed());
        allTargets(465, peers.closed());
        EgressReport report = probe(dns(), 25, 465);
        assertThat(codes(report)).containsExactlyInAnyOrder("EGRESS-25-REJECTED", "EGRESS-465-CLOSED");
        assertThat(report.host()).isEqualTo(HostVerdict.CANNOT_SEND);
    }

    @Test
    void aDeadNetworkIsNotAClosedPort() throws Exception {
        world.put(CONTROL + ":443", peers.dropping());
        allTargets(25, peers.dropping());
        EgressReport report = probe(dns(), 25);
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered()).hasSize(1);
        assertThat(report.host()).isEqualTo(HostVerdict.UNKNOWN);
    }

    @Test
    void aCanaryThatAnswersIsInterception() throws Exception {
        ordinary();
        allTargets(25, peers.saying("220 proxy ESMTP\r\n"));
        world.put("192.0.2.1:25", peers.saying("220 proxy ESMTP\r\n"));
        assertThat(codes(probe(dns(), 25))).containsExactly("EGRESS-25-INTERCEPTED");
    }

    @Test
    void aRespondersProofDecidesTheVerdict() throws Exception {
        ordinary();
        allTargets(25, peers.silent());
        banner = Duration.ofMillis(500);
        EgressReport report = probe(dns(), () -> List.of(visit(TlsFact.PROVEN)), 25);
        assertThat(report.verdicts()).singleElement().satisfies(port -> {
            assertThat(port.verdict()).isEqualTo(EgressVerdict.OPEN);
            assertThat(port.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(port.evidence()).anyMatch(line -> line.startsWith("responder far.test"));
        });
        assertThat(report.responder()).hasSize(1);
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.host()).isEqualTo(HostVerdict.CAN_SEND_DIRECT);
    }

    @Test
    void removedStarttlsThatAResponderProvesIsAFinding() throws Exception {
        ordinary();
        allTargets(25, peers.saying("220 mx ESMTP\r\n"));
        EgressReport report = probe(dns(), () -> List.of(visit(TlsFact.REMOVED)), 25);
        assertThat(codes(report)).containsExactly("EGRESS-TLS-STRIPPED");
        assertThat(report.unanswered()).isEmpty();
    }

    @Test
    void anInterruptEndsTheVisitAndItsResultsAreKept() throws Exception {
        ordinary();
        allTargets(25, peers.silent());
        Thread.currentThread().interrupt();
        EgressReport report = probe(
                dns(),
                () -> {
                    LockSupport.park();
                    return List.of(visit(TlsFact.PROVEN));
                },
                25);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.responder()).hasSize(1);
    }

    @Test
    void receiversThatRefuseAtOnceAreAFinding() throws Exception {
        ordinary();
        allTargets(25, peers.saying("554 5.7.1 \u001b[31m no\r\n"));
        EgressReport report = probe(dns(), 25);
        assertThat(codes(report)).containsExactly("EGRESS-GREETING-REFUSED");
        assertThat(report.findings().toString()).doesNotContain("\u001b");
    }

    @Test
    void aDeadDnsIsUnansweredAndNoFindingBlamesTheProvider() throws Exception {
        ordinary();
        EgressReport report = probe(dns().withFault(DomainName.ROOT, Fault.SERVFAIL), 25);
        assertThat(codes(report)).isEmpty();
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.why()).isEqualTo(Reason.SERVFAIL));
    }

    @Test
    void noRouteAtAllIsUnanswered() throws Exception {
        EgressReport report = probe(dns(), 25);
        assertThat(report.verdicts().get(0).verdict()).isEqualTo(EgressVerdict.NO_FAMILY);
        assertThat(report.unanswered()).hasSize(1);
    }

    @Test
    void theBudgetEndsARunAndThePortIsUnanswered() throws Exception {
        ordinary();
        allTargets(25, peers.silent());
        EgressRequest request = EgressRequest.defaults()
                .withTargets(List.of(EgressTarget.parse("mx.r1.test"), EgressTarget.parse("mx.r2.test")))
                .withControls(List.of())
                .withCanaries(List.of())
                .withFamilies(List.of(IpFamily.IPV4))
                .withPorts(List.of(25))
                .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(300));
        EgressReport report = SmtpProbe.builder(dns())
                .route((address, port) -> Optional.ofNullable(world.get(address + ":" + port)))
                .build()
                .probe(request);
        assertThat(report.paths()).extracting(EgressPath::outcome).containsOnly(AttemptOutcome.NOT_TRIED);
        assertThat(report.unanswered()).hasSize(1);
    }

    /**
     * Linux accepts connections on all of 127.0.0.0/8. A test can therefore use three source addresses of one machine.
     */
    @Test
    void eachSourceAddressIsBoundAndHasItsOwnVerdict() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        world.put(CONTROL + ":443", peers.silent());
        allTargets(25, peers.serve(client -> {
            String from = client.getInetAddress().getHostAddress();
            seen.add(from);
            client.getOutputStream()
                    .write((from.equals("127.0.0.3") ? "554 5.7.1 not from there\r\n" : "220 mx\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }));
        EgressRequest request = EgressRequest.defaults()
                .withTargets(IntStream.rangeClosed(1, 4)
                        .mapToObj(n -> new EgressTarget(
                                "r" + n + ".test", "op" + n, true, List.of(), OptionalInt.empty(), List.of()))
                        .toList())
                .withControls(List.of(EgressTarget.parseControl(CONTROL + ":443")))
                .withCanaries(List.of())
                .withPorts(List.of(25))
                .withSpacing(Duration.ZERO)
                .withSources(Stream.of("127.0.0.2", "127.0.0.3", "127.0.0.4")
                        .map(IpAddress::parse)
                        .toList());
        EgressReport report = SmtpProbe.builder(dns())
                .route((address, port) -> Optional.ofNullable(world.get(address + ":" + port)))
                .build()
                .probe(request);
        assertThat(seen).containsExactlyInAnyOrder("127.0.0.2", "127.0.0.3", "127.0.0.4");
        assertThat(report.verdicts())
                .extracting(PortVerdict::verdict)
                .containsExactly(EgressVerdict.OPEN, EgressVerdict.REPUTATION_BLOCKED, EgressVerdict.OPEN);
        assertThat(report.verdicts()).extracting(PortVerdict::subject).contains("port 25 over IPv4 from 127.0.0.3");
    }

    @Test
    void allSourcesAreTheAddressesThatReachBeyondTheLink() {
        List<IpAddress> machine = Stream.of(
                        "127.0.0.1",
                        "::1",
                        "10.0.0.5",
                        "169.254.3.4",
                        "fe80::1",
                        "2001:db8::5",
                        "192.0.2.7",
                        "10.0.0.5")
                .map(IpAddress::parse)
                .toList();
        EgressRequest all = EgressRequest.defaults()
                .withSources(List.of(IpAddress.parse("192.0.2.7")))
                .withAllSources(machine);
        assertThat(all.sources().stream().map(IpAddress::toString))
                .containsExactly("192.0.2.7", "10.0.0.5", "2001:db8::5");
        assertThat(EgressRequest.defaults()
                        .withFamilies(List.of(IpFamily.IPV6))
                        .withAllSources(machine)
                        .sources())
                .containsExactly(IpAddress.parse("2001:db8::5"));
        List<IpAddress> nine = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> IpAddress.parse("10.0.0." + n))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressRequest.defaults().withAllSources(nine))
                .withMessageStartingWith("9 source addresses are too many for one run");
    }

    @Test
    void aClosedSourceBesideAnOpenOneIsNoBlocker() {
        PortVerdict closed = verdict("192.0.2.8", EgressVerdict.BLOCKED_DROP);
        PortVerdict open = verdict("192.0.2.7", EgressVerdict.OPEN);
        Finding finding =
                Consequences.finding(closed, List.of(open, closed), List.of()).orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.remedies())
                .anySatisfy(remedy -> assertThat(remedy.action()).contains("Send from 192.0.2.7"));
        assertThat(Consequences.finding(closed, List.of(closed), List.of())
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.BLOCKER);
    }

    private static PortVerdict verdict(String source, EgressVerdict verdict) {
        return new PortVerdict(
                Optional.of(IpAddress.parse(source)),
                IpFamily.IPV4,
                25,
                verdict,
                Confidence.HIGH,
                Optional.empty(),
                List.of("seen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=1.2.3.4", "a.test=", "a.test=x.test", "a.test:0", "a.test:65536", "a.test:x", "[::1", "a b"
            })
    void anInvalidTargetIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EgressTarget.parse(text));
    }

    @Test
    void targetsAreReadInAllTheirForms() {
        assertThat(EgressTarget.parse("mx.test").addresses()).isEmpty();
        assertThat(EgressTarget.parse("mx.test=192.0.2.1:2525").port()).hasValue(2525);
        assertThat(EgressTarget.parse("mx.test=2001:db8::1").addresses())
                .containsExactly(IpAddress.parse("2001:db8::1"));
        assertThat(EgressTarget.parse("mx.test=[2001:db8::1]:25").port()).hasValue(25);
        assertThat(EgressTarget.parse("192.0.2.1:25").addresses()).containsExactly(IpAddress.parse("192.0.2.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> EgressTarget.parseControl("host.test"));
    }
}
