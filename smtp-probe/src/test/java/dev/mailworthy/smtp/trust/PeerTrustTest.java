package dev.mailworthy.smtp.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.Fault;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.TestCertificates;
import dev.mailworthy.smtp.dialogue.TestCertificates.Identity;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of all kinds with {@link TrustAnchor trust anchors}, names, TLSA records and policies. */
@Tag("jdk")
@Timeout(120)
class PeerTrustTest {

    private static final DomainName HOST = DomainName.parse("mx.receiver.test");
    private static final DomainName DOMAIN = DomainName.parse("receiver.test");
    private static final Clock CLOCK = Clock.fixed(TestCertificates.NOW, ZoneOffset.UTC);
    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: *.receiver.test\r\nmax_age: 604800\r\n";

    private static Identity root;
    private static Identity middle;
    private static Identity good;

    @BeforeAll
    static void makeCertificates() {
        root = TestCertificates.authority("Lab root");
        middle = root.issueAuthority("Lab middle");
        good = middle.issue("mx.receiver.test", "mx2.receiver.test");
    }

    private static Optional<TlsFacts> facts(Identity identity) {
        return facts(identity.chain());
    }

    private static Optional<TlsFacts> facts(List<X509Certificate> chain) {
        List<byte[]> der = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                der.add(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", der, "", ""));
    }

    private static ZoneDns zone(String... lines) throws Exception {
        return ZoneDns.parse(
                "world.zone",
                "$ORIGIN receiver.test.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n" + String.join("\n", lines) + "\n");
    }

    private static CertificateJudgement judge(
            Optional<TlsFacts> tls, Dns dns, ValidatedDns validated, HttpsFetcher fetcher) {
        return PeerTrust.builder(dns, validated)
                .anchors(Set.of(new TrustAnchor(root.certificate(), null)))
                .clock(CLOCK)
                .fetcher(fetcher)
                .build()
                .judge(new TrustRequest(HOST, 25, Optional.of(DOMAIN), tls));
    }

    private static CertificateJudgement judge(Optional<TlsFacts> tls) throws Exception {
        return judge(tls, zone(), ValidatedDns.believing(zone(), DnssecStatus.SECURE), HttpsFetcher.none());
    }

    private static TrustJudgement dane(Optional<TlsFacts> tls, DnssecStatus status, String... records)
            throws Exception {
        return judge(tls, zone(), ValidatedDns.believing(zone(records), status), HttpsFetcher.none())
                .dane()
                .outcome();
    }

    private static TrustJudgement sts(Optional<TlsFacts> tls, String document, String type, int code) throws Exception {
        return judge(
                        tls,
                        zone("_mta-sts TXT \"v=STSv1; id=20260101;\""),
                        ValidatedDns.believing(zone(), DnssecStatus.INSECURE),
                        (host, path, max) -> {
                            assertThat(host).hasToString("mta-sts.receiver.test");
                            assertThat(path).isEqualTo("/.well-known/mta-sts.txt");
                            return new HttpsFetcher.Fetched.Document(
                                    code, type, document.getBytes(StandardCharsets.US_ASCII));
                        })
                .sts()
                .outcome();
    }

    private static String hash(String algorithm, byte[] octets) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
    }

    @Test
    void aGoodCertificateHoldsInAllThree() throws Exception {
        CertificateJudgement judgement = judge(facts(good));
        assertThat(judgement.path()).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(judgement.name()).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(judgement.dates()).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(judgement.names()).containsExactly("mx.receiver.test", "mx2.receiver.test");
        assertThat(judgement.notAfter()).contains(TestCertificates.NOW.plus(Duration.ofDays(60)));
        assertThat(judgement.dane().outcome()).isInstanceOf(TrustJudgement.NotApplicable.class);
        assertThat(judgement.sts().outcome()).isInstanceOf(TrustJudgement.NotApplicable.class);
    }

    @Test
    void theChainMayComeInAnyOrderAndWithMoreThanItNeeds() throws Exception {
        List<X509Certificate> shuffled = List.of(
                good.certificate(),
                root.certificate(),
                TestCertificates.selfSigned("x.test").certificate(),
                middle.certificate());
        assertThat(judge(facts(shuffled)).path()).isInstanceOf(TrustJudgement.Holds.class);
    }

    @Test
    void eachDefectFailsItsOwnJudgement() throws Exception {
        CertificateJudgement self = judge(facts(TestCertificates.selfSigned("mx.receiver.test")));
        assertThat(self.path()).isInstanceOf(TrustJudgement.Fails.class);
        assertThat(self.name()).isInstanceOf(TrustJudgement.Holds.class);
        CertificateJudgement expired = judge(facts(middle.issue(
                TestCertificates.NOW.minus(Duration.ofDays(90)),
                TestCertificates.NOW.minus(Duration.ofDays(1)),
                "mx.receiver.test")));
        assertThat(expired.path()).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(expired.dates()).isInstanceOf(TrustJudgement.Fails.class);
        CertificateJudgement other = judge(facts(middle.issue("mx.other.test")));
        assertThat(other.path()).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(other.name()).isInstanceOf(TrustJudgement.Fails.class);
        assertThat(judge(facts(good.issue("mx.receiver.test"))).path())
                .as("signed by a host's certificate")
                .isInstanceOf(TrustJudgement.Fails.class);
        assertThat(judge(facts(List.of(good.certificate()))).path())
                .as("without the authority between")
                .isInstanceOf(TrustJudgement.Fails.class);
    }

    @Test
    void octetsThatAreNoCertificateAreNotJudged() throws Exception {
        TlsFacts noise = new TlsFacts("TLSv1.3", "x", List.of(new byte[] {1, 2, 3}), "", "");
        assertThat(judge(Optional.of(noise)).path()).isInstanceOf(TrustJudgement.NotApplicable.class);
    }

    @Test
    void withoutAnchorsThePathIsUnanswered() throws Exception {
        CertificateJudgement judgement = PeerTrust.builder(zone(), ValidatedDns.believing(zone(), DnssecStatus.SECURE))
                .anchors(Set.of())
                .clock(CLOCK)
                .build()
                .judge(new TrustRequest(HOST, 25, Optional.empty(), facts(good)));
        assertThat(judgement.path()).isInstanceOf(TrustJudgement.Unanswered.class);
    }

    @Test
    void thePlatformsAnchorsDoNotTrustTheLab() throws Exception {
        CertificateJudgement judgement = PeerTrust.builder(zone(), ValidatedDns.believing(zone(), DnssecStatus.SECURE))
                .clock(CLOCK)
                .build()
                .judge(new TrustRequest(HOST, 25, Optional.empty(), facts(good)));
        assertThat(judgement.path()).isInstanceOfAny(TrustJudgement.Fails.class, TrustJudgement.Unanswered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.receiver.test, true",
        "MX.Receiver.Test, true",
        "*.receiver.test, true",
        "*.test, false",
        "*.mx.receiver.test, false",
        "m*.receiver.test, false",
        "*, false",
        "*., false",
        "receiver.test, false",
        "mx.receiver.test.evil.test, false",
        "'', false"
    })
    void namesMatchAsRfc9525Says(String pattern, boolean expected) {
        assertThat(DnsIds.matches(pattern, HOST)).isEqualTo(expected);
    }

    @Test
    void theHostsOwnKeyUnderDane() throws Exception {
        Identity self = TestCertificates.selfSigned("whatever.test");
        X509Certificate leaf = self.certificate();
        byte[] key = leaf.getPublicKey().getEncoded();
        for (String record : List.of(
                "3 1 1 " + hash("SHA-256", key),
                "3 1 2 " + hash("SHA-512", key),
                "3 0 1 " + hash("SHA-256", leaf.getEncoded()),
                "3 1 0 " + HexFormat.of().formatHex(key))) {
            assertThat(dane(facts(self), DnssecStatus.SECURE, "_25._tcp.mx TLSA " + record))
                    .as(record)
                    .isInstanceOf(TrustJudgement.Holds.class);
            assertThat(dane(facts(good), DnssecStatus.SECURE, "_25._tcp.mx TLSA " + record))
                    .as(record)
                    .isInstanceOf(TrustJudgement.Fails.class);
        }
    }

    @Test
    void anAuthorityUnderDaneNeedsNameAndDatesToo() throws Exception {
        for (Identity authority : List.of(middle, root)) {
            String record = "_25._tcp.mx TLSA 2 1 1 "
                    + hash("SHA-256", authority.certificate().getPublicKey().getEncoded());
            assertThat(dane(facts(good), DnssecStatus.SECURE, record)).isInstanceOf(TrustJudgement.Holds.class);
            assertThat(dane(facts(middle.issue("mx.other.test")), DnssecStatus.SECURE, record))
                    .isInstanceOf(TrustJudgement.Fails.class);
            assertThat(dane(facts(middle.issue("receiver.test")), DnssecStatus.SECURE, record))
                    .isInstanceOf(TrustJudgement.Holds.class);
            Identity expired = middle.issue(
                    TestCertificates.NOW.minus(Duration.ofDays(9)),
                    TestCertificates.NOW.minus(Duration.ofDays(1)),
                    "mx.receiver.test");
            assertThat(dane(facts(expired), DnssecStatus.SECURE, record)).isInstanceOf(TrustJudgement.Fails.class);
        }
        String whole = "_25._tcp.mx TLSA 2 0 0 "
                + HexFormat.of().formatHex(middle.certificate().getEncoded());
        assertThat(dane(facts(List.of(good.certificate())), DnssecStatus.SECURE, whole))
                .isInstanceOf(TrustJudgement.Holds.class);
        String leafAsAuthority =
                "_25._tcp.mx TLSA 2 0 1 " + hash("SHA-256", good.certificate().getEncoded());
        assertThat(dane(facts(good), DnssecStatus.SECURE, leafAsAuthority)).isInstanceOf(TrustJudgement.Fails.class);
    }

    @Test
    void secureRecordsMakeTlsMandatory() throws Exception {
        String record = "_25._tcp.mx TLSA 3 1 1 " + "00".repeat(32);
        assertThat(dane(Optional.empty(), DnssecStatus.SECURE, record)).isInstanceOf(TrustJudgement.Fails.class);
        assertThat(dane(Optional.empty(), DnssecStatus.INSECURE, record))
                .isInstanceOf(TrustJudgement.NotApplicable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 1", "1 1 1", "255 1 1", "3 2 1", "3 1 3", "3 1 2"})
    void recordsThatSmtpCannotUseAreIgnored(String head) throws Exception {
        String record = "_25._tcp.mx TLSA " + head + " " + "00".repeat(32);
        assertThat(dane(facts(good), DnssecStatus.SECURE, record)).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(dane(Optional.empty(), DnssecStatus.SECURE, record)).isInstanceOf(TrustJudgement.Fails.class);
    }

    @Test
    void bogusAndMissingAnswersAreUnanswered() throws Exception {
        DnsAnswer.ServerFailure failure = new DnsAnswer.ServerFailure("", DnsAnswer.Origin.none("x"));
        DaneJudgement bogus = judge(
                        facts(good),
                        zone(),
                        question -> CompletableFuture.completedFuture(
                                new ValidatedAnswer(failure, DnssecStatus.BOGUS, "a forged signature")),
                        HttpsFetcher.none())
                .dane();
        assertThat(bogus.dnssec()).isEqualTo(DnssecStatus.BOGUS);
        assertThat(bogus.outcome()).isInstanceOf(TrustJudgement.Unanswered.class);
        CertificateJudgement silent = judge(
                facts(good),
                zone().withFault(DOMAIN, Fault.TIMEOUT),
                ValidatedDns.believing(zone().withFault(DOMAIN, Fault.TIMEOUT), DnssecStatus.SECURE),
                HttpsFetcher.none());
        assertThat(silent.dane().outcome())
                .isInstanceOfSatisfying(
                        TrustJudgement.Unanswered.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(silent.sts().outcome()).isInstanceOf(TrustJudgement.Unanswered.class);
    }

    @Test
    void anEnforcedPolicyNeedsTlsAndACertificateThatHolds() throws Exception {
        assertThat(sts(facts(good), POLICY, "text/plain; charset=utf-8", 200)).isInstanceOf(TrustJudgement.Holds.class);
        assertThat(sts(Optional.empty(), POLICY, "text/plain", 200)).isInstanceOf(TrustJudgement.Fails.class);
        assertThat(sts(facts(TestCertificates.selfSigned("mx.receiver.test")), POLICY, "text/plain", 200))
                .isInstanceOf(TrustJudgement.Fails.class);
        assertThat(sts(facts(good), POLICY.replace("*.receiver", "mail.receiver"), "text/plain", 200))
                .isInstanceOf(TrustJudgement.Fails.class);
        assertThat(sts(Optional.empty(), POLICY.replace("enforce", "none"), "text/plain", 200))
                .isInstanceOf(TrustJudgement.NotApplicable.class);
    }

    @Test
    void aPolicyThatCannotBeFetchedIsUnanswered() throws Exception {
        assertThat(sts(facts(good), POLICY, "text/html", 200)).isInstanceOf(TrustJudgement.Unanswered.class);
        assertThat(sts(facts(good), POLICY, "text/plain", 301)).isInstanceOf(TrustJudgement.Unanswered.class);
        assertThat(sts(facts(good), "version: STSv2", "text/plain", 200)).isInstanceOf(TrustJudgement.Unanswered.class);
        assertThat(judge(
                                facts(good),
                                zone("_mta-sts TXT \"v=STSv1; id=1;\""),
                                ValidatedDns.believing(zone(), DnssecStatus.INSECURE),
                                HttpsFetcher.none())
                        .sts()
                        .outcome())
                .isInstanceOf(TrustJudgement.Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=STSv1", "v=STSv1; id=", "V=STSv1; id=1;", "v=STSv2; id=1;", "x; v=STSv1; id=1"})
    void invalidAnnouncementsCountAsNone(String text) throws Exception {
        assertThat(judge(
                                facts(good),
                                zone("_mta-sts TXT \"" + text.replace(";", "\\;") + "\""),
                                ValidatedDns.believing(zone(), DnssecStatus.INSECURE),
                                HttpsFetcher.none())
                        .sts()
                        .outcome())
                .isInstanceOf(TrustJudgement.NotApplicable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u001b",
                "version: STSv1\nmode: enforce\nmax_age: 1\n",
                "mode: enforce\nmx: a\nmax_age: 1",
                "version: STSv1\nmode: Enforce\nmx: a\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx: a\nmax_age: -1",
                "version: STSv1\nmode: enforce\nmx: a\nmax_age: 99999999999999999999"
            })
    void anInvalidDocumentIsNoPolicy(String document) {
        assertThat(StsPolicy.parse(document.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aPolicyIsReadInAnyOrder() {
        StsPolicy policy = StsPolicy.parse("max_age: 5\nmx: A.test\nx: y\nmx: *.b.test\nmode: testing\nversion: STSv1"
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(policy).isEqualTo(new StsPolicy(StsPolicy.Mode.TESTING, List.of("a.test", "*.b.test"), 5));
    }
}
