package dev.mailworthy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.ScriptedServer;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.dialogue.TestCertificates;
import dev.mailworthy.smtp.dialogue.value.TimeLimits;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.trust.PeerTrust;
import dev.mailworthy.smtp.trust.TrustJudgement;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Port 465, where TLS comes first (RFC 8314 section 3.3). Four operators on loopback have host names and signed
 * certificates.
 */
@Tag("jdk")
@Timeout(120)
class SubmissionsTest {

    private static final IpAddress CONTROL = IpAddress.parse("203.0.113.200");
    private static final TestCertificates.Identity AUTHORITY = TestCertificates.authority("Lab Root");

    private final Peers peers = new Peers();
    private final List<ScriptedServer> servers = new ArrayList<>();
    private final Map<String, InetSocketAddress> world = new HashMap<>();
    private String tlsa = "";
    private Optional<TimeLimits> limits = Optional.empty();

    @BeforeEach
    void control() throws IOException {
        world.put(CONTROL + ":443", peers.silent());
    }

    @AfterEach
    void close() throws Exception {
        peers.close();
        for (ScriptedServer server : servers) {
            server.close();
        }
    }

    private static String host(int n) {
        return "submit.r" + n + ".test";
    }

    private void each(IntToScript script) throws IOException {
        for (int n = 1; n <= 4; n++) {
            ScriptedServer server = ScriptedServer.playing(script.of(n));
            servers.add(server);
            world.put("203.0.113." + n + ":465", server.address());
        }
    }

    private interface IntToScript {
        ScriptedServer.Script of(int operator);
    }

    private static ScriptedServer.Script submissions(TestCertificates.Identity identity, String name) {
        return client -> client.tls(identity.context())
                .say("220 " + name + " ESMTP\r\n")
                .answer("250-" + name + "\r\n250 AUTH PLAIN\r\n")
                .beNice();
    }

    private ZoneDns dns() throws Exception {
        StringBuilder zone = new StringBuilder("$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n");
        IntStream.rangeClosed(1, 4)
                .forEach(n ->
                        zone.append(host(n)).append(". A 203.0.113.").append(n).append('\n'));
        return ZoneDns.parse("world.zone", zone.append(tlsa).toString());
    }

    private static EgressRequest request() {
        List<EgressTarget> targets = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> new EgressTarget(host(n), "op" + n, false, List.of(), OptionalInt.empty(), List.of()))
                .toList();
        return EgressRequest.defaults()
                .withTargets(targets)
                .withControls(List.of(EgressTarget.parseControl(CONTROL + ":443")))
                .withCanaries(List.of())
                .withFamilies(List.of(IpFamily.IPV4))
                .withPorts(List.of(465))
                .withSpacing(Duration.ZERO)
                .withEhlo(EhloName.parse("client.test"))
                .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(100));
    }

    private EgressReport probe(EgressRequest request) throws Exception {
        ZoneDns dns = dns();
        PeerTrust trust = PeerTrust.builder(dns, ValidatedDns.believing(dns, DnssecStatus.SECURE))
                .clock(Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC))
                .anchors(Set.of(new TrustAnchor(AUTHORITY.certificate(), null)))
                .build();
        return SmtpProbe.builder(dns)
                .dialogue((talk, socket) -> SmtpDialogue.withAngusMail()
                        .hold(limits.map(talk::withLimits).orElse(talk), socket))
                .route((address, port) -> Optional.ofNullable(world.get(address + ":" + port)))
                .trust(trust)
                .build()
                .probe(request);
    }

    private static List<EgressPath> targets(EgressReport report) {
        return report.paths().stream()
                .filter(path -> path.role() == EgressPath.Role.TARGET)
                .toList();
    }

    private static EgressVerdict verdict(EgressReport report) {
        return report.verdicts().get(0).verdict();
    }

    @Test
    void serversThatGreetUnderTlsAreOpenAndTheirCertificatesAreJudged() throws Exception {
        each(n -> submissions(AUTHORITY.issue(host(n)), host(n)));
        EgressReport report = probe(request());
        assertThat(verdict(report)).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(report.verdicts().get(0).tested()).isEqualTo(PortVerdict.Tested.CONVERSATION);
        assertThat(report.host()).isEqualTo(HostVerdict.CAN_SEND_VIA_RELAY);
        assertThat(targets(report)).allSatisfy(path -> {
            assertThat(path.outcome()).isEqualTo(AttemptOutcome.BANNER_OK);
            assertThat(path.dialogue().orElseThrow().step(Stage.EHLO_TLS)).isPresent();
            assertThat(path.dialogue().orElseThrow().tls().orElseThrow().chain())
                    .hasSize(2);
            assertThat(path.trust().orElseThrow().path()).isInstanceOf(TrustJudgement.Holds.class);
            assertThat(path.trust().orElseThrow().name()).isInstanceOf(TrustJudgement.Holds.class);
            assertThat(path.trust().orElseThrow().dates()).isInstanceOf(TrustJudgement.Holds.class);
            assertThat(path.trust().orElseThrow().sts().outcome()).isInstanceOf(TrustJudgement.NotApplicable.class);
        });
    }

    /** Without an {@link EhloName EHLO name} only the greeting is read. TLS comes before it too. */
    @Test
    void withoutAnEhloNameTheGreetingIsReadUnderTls() throws Exception {
        each(n -> submissions(AUTHORITY.issue(host(n)), host(n)));
        EgressRequest named = request();
        EgressReport report = probe(EgressRequest.defaults()
                .withTargets(named.targets())
                .withControls(named.controls())
                .withCanaries(List.of())
                .withFamilies(named.families())
                .withPorts(named.ports()));
        assertThat(verdict(report)).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).tested()).isEqualTo(PortVerdict.Tested.GREETING);
        assertThat(servers).allSatisfy(server -> assertThat(server.heard()).containsExactly("QUIT"));
    }

    @Test
    void aServerWithoutTlsIsNotVerified() throws Exception {
        each(n -> client -> client.say("220 " + host(n) + " in the clear\r\n").beSilent());
        EgressReport report = probe(request());
        assertThat(verdict(report)).isEqualTo(EgressVerdict.OPEN_UNVERIFIED);
        assertThat(targets(report)).extracting(EgressPath::outcome).containsOnly(AttemptOutcome.TLS_HANDSHAKE_FAIL);
        assertThat(report.unanswered()).hasSize(1);
        assertThat(report.confirmed()).isEmpty();
        assertThat(report.host()).isEqualTo(HostVerdict.UNKNOWN);
    }

    @Test
    void aConnectionAloneIsNotVerified() throws Exception {
        each(n -> ScriptedServer.Client::beSilent);
        Duration soon = Duration.ofMillis(300);
        limits = Optional.of(new TimeLimits(soon, soon, soon, soon.multipliedBy(4)));
        EgressReport report = probe(request());
        assertThat(verdict(report)).isEqualTo(EgressVerdict.OPEN_UNVERIFIED);
        assertThat(targets(report)).extracting(EgressPath::outcome).containsOnly(AttemptOutcome.CONNECTED_SILENT);
    }

    @Test
    void oneForeignCertificateForAllHostsIsInterception() throws Exception {
        TestCertificates.Identity filter = TestCertificates.selfSigned("filter.provider.example");
        each(n -> submissions(filter, host(n)));
        assertThat(verdict(probe(request()))).isEqualTo(EgressVerdict.INTERCEPTED);
    }

    /** A filter may make a certificate with the right name for each host, but no authority has signed it. */
    @Test
    void untrustedCertificatesAreInterceptionFromThreeOperatorsOn() throws Exception {
        each(n -> submissions(n < 3 ? TestCertificates.selfSigned(host(n)) : AUTHORITY.issue(host(n)), host(n)));
        EgressReport two = probe(request());
        assertThat(verdict(two)).isEqualTo(EgressVerdict.OPEN);
        assertThat(two.verdicts().get(0).evidence())
                .filteredOn(line -> line.contains("[certificate: "))
                .hasSize(2);
        each(n -> submissions(TestCertificates.selfSigned(host(n)), host(n)));
        assertThat(verdict(probe(request()))).isEqualTo(EgressVerdict.INTERCEPTED);
    }

    @Test
    void expiredCertificatesEverywhereAreMoreLikelyThisMachinesClock() throws Exception {
        each(n -> submissions(
                AUTHORITY.issue(
                        TestCertificates.NOW.minus(Duration.ofDays(9)),
                        TestCertificates.NOW.minus(Duration.ofDays(2)),
                        host(n)),
                host(n)));
        EgressReport report = probe(request());
        assertThat(verdict(report)).isEqualTo(EgressVerdict.OPEN);
        assertThat(report.verdicts().get(0).evidence()).anyMatch(line -> line.contains("[certificate: expired at "));
    }

    @Test
    void aKeyThatDnssecContradictsAtTwoOperatorsIsInterception() throws Exception {
        String other = HexFormat.of().formatHex(new byte[32]);
        tlsa = "_465._tcp." + host(1) + ". TLSA 3 1 1 " + other + "\n_465._tcp." + host(2) + ". TLSA 3 1 1 " + other
                + "\n";
        each(n -> submissions(AUTHORITY.issue(host(n)), host(n)));
        assertThat(verdict(probe(request()))).isEqualTo(EgressVerdict.INTERCEPTED);
    }

    @Test
    void refusalsUnderTlsAreRead() throws Exception {
        each(n -> client -> client.tls(AUTHORITY.issue(host(n)).context())
                .say("554 5.7.1 no\r\n")
                .beNice());
        assertThat(verdict(probe(request()))).isEqualTo(EgressVerdict.REPUTATION_BLOCKED);
    }
}
