package dev.mailworthy.smtp.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.ScriptedServer;
import dev.mailworthy.smtp.dialogue.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MTA-STS policy of a domain, from web servers on loopback whose certificates an own authority issued. */
@Tag("jdk")
@Timeout(120)
class StsPolicyCheckTest {

    private static final DomainName DOMAIN = DomainName.parse("shop.test");
    private static final String HOST = "mta-sts.shop.test";
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2090-01-01T00:00:00Z");

    private static final String ZONE = "$ORIGIN shop.test.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ MX 10 mx1\n@ MX 20 mx2\n"
            + "mx1 A 192.0.2.1\nmx2 A 192.0.2.2\nmta-sts A 127.0.0.1\n_mta-sts TXT \"v=STSv1\\; id=a1\"\n";

    private static final String POLICY =
            "version: STSv1\nmode: enforce\nmx: mx1.shop.test\nmx: mx2.shop.test\nmax_age: 604800\n";

    private static SSLContext trusting;
    private static TestCertificates.Identity root;
    private static TestCertificates.Identity web;

    @BeforeAll
    static void makeCertificates() throws Exception {
        root = TestCertificates.authority("Own root");
        web = root.issue(BEGIN, END, HOST);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", root.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static ZoneDns zone(String text) throws ZoneFileException {
        return ZoneDns.parse("z", text);
    }

    private static StsPolicyReport served(Duration limit, ScriptedServer.Script script) throws Exception {
        Dns dns = zone(ZONE);
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            HttpsFetcher fetcher = new DirectHttps(
                    dns, trusting.getSocketFactory(), server.address().getPort(), limit);
            return StsPolicyCheck.over(dns, fetcher).examine(DOMAIN);
        }
    }

    private static StsPolicyReport answered(TestCertificates.Identity identity, String response) throws Exception {
        return served(Duration.ofSeconds(100), client -> {
            client.tls(identity.context());
            while (!client.hear().isEmpty()) {
                continue;
            }
            client.say(response).hangUp();
        });
    }

    private static String plain(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static HttpsFetcher giving(String body) {
        return (host, path, most) ->
                new HttpsFetcher.Fetched.Document(200, "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }

    private static StsPolicyReport of(String body) throws ZoneFileException {
        return StsPolicyCheck.over(zone(ZONE), giving(body)).examine(DOMAIN);
    }

    private static List<String> codes(StsPolicyReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"\\n", "\\r\\n"})
    void aSoundPolicyIsConfirmedWithEachEndOfLine(String end) throws Exception {
        String body = POLICY.replace("\n", end.replace("\\r", "\r").replace("\\n", "\n"));
        StsPolicyReport report = answered(web, plain(body));
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.confirmed())
                .singleElement()
                .satisfies(confirmed -> assertThat(confirmed.proof())
                        .isEqualTo("mode enforce, max_age 604800, mx mx1.shop.test, mx2.shop.test"));
        assertThat(report.published().orElseThrow().id()).isEqualTo("a1");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "404", "500"})
    void anotherStatusIsNoPolicyAndARedirectIsNotFollowed(String status) throws Exception {
        StsPolicyReport report =
                answered(web, "HTTP/1.1 " + status + " x\r\nLocation: https://www.shop.test/policy\r\n\r\n");
        assertThat(codes(report)).containsExactly("MTA-STS-POLICY-MISSING");
        assertThat(report.findings().get(0).message()).contains(status);
        assertThat(report.unanswered()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHostOrOutOfDateOrOfAnotherAuthorityIsAFinding() throws Exception {
        TestCertificates.Identity stranger =
                TestCertificates.authority("Other root").issue(BEGIN, END, HOST);
        for (TestCertificates.Identity wrong : List.of(
                root.issue(BEGIN, END, "www.shop.test"),
                root.issue(BEGIN, Instant.parse("2021-01-01T00:00:00Z"), HOST),
                stranger)) {
            StsPolicyReport report = answered(wrong, plain(POLICY));
            assertThat(codes(report)).containsExactly("MTA-STS-POLICY-CERTIFICATE");
            assertThat(report.confirmed()).isEmpty();
        }
    }

    @Test
    void aWildcardCertificateIsAccepted() throws Exception {
        assertThat(answered(root.issue(BEGIN, END, "*.shop.test"), plain(POLICY))
                        .findings())
                .isEmpty();
    }

    @Test
    void silenceIsUnanswered() throws Exception {
        StsPolicyReport report = served(Duration.ofMillis(700), ScriptedServer.Client::beSilent);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).extracting(UnansweredCheck::why).containsExactly(Reason.TIMEOUT);
        assertThat(report.unanswered().get(0).leavesOpen()).contains("MTA-STS-POLICY-INVALID");
    }

    @Test
    void noTlsAtAllIsUnanswered() throws Exception {
        StsPolicyReport report = served(
                Duration.ofSeconds(100),
                client -> client.say("HTTP/1.1 400 Bad Request\r\n\r\n").hangUp());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | its Content-Type is text/html",
                "application/octet-stream | its Content-Type is application/octet-stream",
                "'' | there is no Content-Type",
            })
    void aWrongTypeCannotBeUsed(String type, String problem) throws Exception {
        String field = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        StsPolicyReport report = answered(web, "HTTP/1.1 200 OK\r\n" + field + "\r\n" + POLICY);
        assertThat(codes(report)).containsExactly("MTA-STS-POLICY-INVALID");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(report.findings().get(0).message()).contains(problem);
    }

    @Test
    void aDocumentOverTheLimitCannotBeUsed() throws Exception {
        StsPolicyReport report = answered(web, plain(POLICY + "x: " + "y".repeat(StsPolicy.MAX_OCTETS)));
        assertThat(codes(report)).containsExactly("MTA-STS-POLICY-INVALID");
        assertThat(answered(web, plain("x".repeat(3 * StsPolicy.MAX_OCTETS))).unanswered())
                .extracting(UnansweredCheck::why)
                .containsExactly(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: enforce/mx: *.shop.test/max_age: 604800 | there is no version | WARNING",
                "version: STSv2/mode: enforce/mx: *.shop.test/max_age: 604800 | line 1: version must be STSv1 | WARNING",
                "version: STSv1/mode: Enforce/mx: *.shop.test/max_age: 604800 | line 2: mode must be | WARNING",
                "version: STSv1/mode: enforce/mx: *.shop.test | there is no max_age | WARNING",
                "version: STSv1/mode: enforce/mx: *.shop.test/max-age: 604800 | did you mean max_age? | WARNING",
                "version: STSv1/mode: enforce/max_age: 604800 | there is no mx | WARNING",
                "version: STSv1/mode: enforce/mx: *.shop.test/mx: *./max_age: 604800 | line 4: mx must be | NOTICE",
                "version: STSv1/mode: enforce/mx: *.shop.test/mx: */max_age: 604800 | line 4: mx must be | NOTICE",
                "version: STSv1/mode: enforce/mx: *.shop.test/mx: *.test/max_age: 604800 | line 4: mx must be | NOTICE",
                "version: STSv1/mode: enforce/mx: *.shop.test/mx: 192.0.2.1/max_age: 604800 | line 4: mx must be | NOTICE",
                "version: STSv1/mode: enforce/mx: *.shop.test/max_age: 99999999 | max_age must be | NOTICE",
                "version: STSv1/mode: enforce/mode: none/mx: *.shop.test/max_age: 604800 | a second mode | NOTICE",
                "version: STSv1/nonsense/mode: enforce/mx: *.shop.test/max_age: 604800 | line 2: there is no colon | NOTICE",
                "<html>hello | it is an HTML page | WARNING",
            })
    void eachFaultOfTheDocumentIsNamedWithItsLine(String body, String problem, Severity severity) throws Exception {
        StsPolicyReport report = of(body.replaceAll("(?<=[^<])/", "\n"));
        assertThat(report.findings()).as(report.toString()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.code()).isEqualTo("MTA-STS-POLICY-INVALID");
        assertThat(finding.message()).contains(problem);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(report.confirmed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enforce | mx1.shop.test | mx2.shop.test | WARNING",
                "testing | mx1.shop.test | mx2.shop.test | NOTICE",
                "enforce | *.mx1.shop.test | mx1.shop.test | WARNING",
                "enforce | *.shop.test | | ",
                "none | mx1.shop.test | | ",
            })
    void eachExchangeIsHeldAgainstThePolicy(String mode, String mx, String unlisted, Severity severity)
            throws Exception {
        StsPolicyReport report = of("version: STSv1\nmode: " + mode + "\nmx: " + mx + "\nmax_age: 604800\n");
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.type() == StsFinding.MTA_STS_MX_NOT_LISTED)
                .toList();
        assertThat(found.isEmpty()).isEqualTo(unlisted == null);
        assertThat(found).allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(severity));
        assertThat(found)
                .extracting(Finding::subject)
                .contains(unlisted == null ? new String[0] : new String[] {unlisted});
    }

    @Test
    void aShortLifeAndModeTestingAreFindings() throws Exception {
        assertThat(codes(of(POLICY.replace("604800", "3600")))).containsExactly("MTA-STS-MAX-AGE");
        assertThat(codes(of(POLICY.replace("enforce", "testing")))).containsExactly("MTA-STS-TESTING");
        assertThat(of(POLICY.replace("enforce", "testing")).confirmed()).hasSize(1);
    }

    @Test
    void aHostWithoutAnAddressIsAProvedAbsenceAndAnUnansweredOneIsNot() throws Exception {
        ZoneDns without = zone(ZONE.replace("mta-sts A 127.0.0.1\n", ""));
        assertThat(codes(StsPolicyCheck.over(without, giving(POLICY)).examine(DOMAIN)))
                .containsExactly("MTA-STS-POLICY-MISSING");
        ZoneDns silent = zone(ZONE).withFault(DomainName.parse(HOST), Fault.SERVFAIL);
        HttpsFetcher direct = HttpsFetcher.direct(silent, Duration.ofSeconds(1));
        StsPolicyReport report = StsPolicyCheck.over(silent, direct).examine(DOMAIN);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unanswered()).extracting(UnansweredCheck::why).containsExactly(Reason.SERVFAIL);
    }

    @Test
    void withoutAValidRecordNothingIsFetched() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        HttpsFetcher counting = (host, path, most) -> {
            fetches.incrementAndGet();
            return new HttpsFetcher.Fetched.Failed(Reason.TIMEOUT, "");
        };
        for (String record : List.of("", "_mta-sts TXT \"v=STSv1 id=a1\"\n", "_mta-sts TXT \"v=STSv1\\; id=a-1\"\n")) {
            ZoneDns dns = zone(ZONE.replaceAll("_mta-sts TXT.*\n", "") + record);
            StsPolicyReport report = StsPolicyCheck.over(dns, counting).examine(DOMAIN);
            assertThat(report).isEqualTo(StsPolicyReport.nothing());
        }
        assertThat(fetches).hasValue(0);
    }

    @Test
    void aPolicyThatChangedUnderOneIdIsAFinding() throws Exception {
        StsPolicyReport.Published before = of(POLICY).published().orElseThrow();
        StsPolicyReport.Published now =
                of(POLICY.replace("604800", "86400")).published().orElseThrow();
        assertThat(StsPolicyCheck.since(DOMAIN, before, now))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("MTA-STS-ID-UNCHANGED"));
        assertThat(StsPolicyCheck.since(DOMAIN, before, before)).isEmpty();
        StsPolicyReport.Published renamed = new StsPolicyReport.Published("a2", now.policy());
        assertThat(StsPolicyCheck.since(DOMAIN, before, renamed)).isEmpty();
    }
}
