package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of a list, over real DNS messages. Only a proved list gives "listed" and "not listed". */
@Timeout(120)
class DnsblWireTest {

    private static final String HEAD = "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n";
    private static final String HEALTHY = "2.0.0.127.bl.spamcop.net. A 127.0.0.2\n";
    private static final String ZONE = ".bl.spamcop.net.";
    private static final String TARGET = "25.2.0.192" + ZONE;

    /** Eight aliases in the zone, from {@code a1} to {@code a9}. */
    private static final String ALIASES = ZONE + "|a1" + ZONE + " CNAME a2" + ZONE + "|a2" + ZONE + " CNAME a3" + ZONE
            + "|a3" + ZONE + " CNAME a4" + ZONE + "|a4" + ZONE + " CNAME a5" + ZONE + "|a5" + ZONE + " CNAME a6" + ZONE
            + "|a6" + ZONE + " CNAME a7" + ZONE + "|a7" + ZONE + " CNAME a8" + ZONE + "|a8" + ZONE + " CNAME a9" + ZONE
            + "|";

    /** The deadline. It is short only if no answer comes, so that a busy machine does not cause a timeout. */
    private static Duration patience(String records) {
        boolean silent =
                Stream.of("timeout", "garbage", "wrong-id").anyMatch(fault -> records.contains(";fault " + fault));
        return silent ? Duration.ofMillis(450) : Duration.ofSeconds(60);
    }

    private static DnsblReport check(String records, String... targets) throws ZoneFileException {
        ZoneDns zone = ZoneDns.parse("list.zone", HEAD + records.replace("|", "\n") + "\n");
        try (ZoneServer server = ZoneServer.start(zone);
                WireDns dns = WireDns.builder()
                        .resolvers(List.of(server.address()))
                        .deadline(patience(records))
                        .build()) {
            return Dnsbl.over(dns, Catalogue.bundled().only(List.of("spamcop"))).check(List.of(targets));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the target servfails,         '" + HEALTHY + ";fault servfail " + TARGET + "',                   SERVFAIL",
        "the target is refused,        '" + HEALTHY + ";fault refused " + TARGET + "',                    REFUSED",
        "the target times out,         '" + HEALTHY + ";fault timeout " + TARGET + "',                    TIMEOUT",
        "typing error in the zone,     '" + HEALTHY + TARGET + " A 127.255.255.252',                      REFUSED",
        "public resolver,              '" + HEALTHY + TARGET + " A 127.255.255.254',                      REFUSED",
        "too many queries,             '" + HEALTHY + TARGET + " A 127.255.255.255',                      RATE_LIMITED",
        "answer outside 127/8,         '" + HEALTHY + TARGET + " A 203.0.113.80',                         REWRITTEN",
        "alias out of the zone,        '" + HEALTHY + TARGET + " CNAME ads.test.|ads.test. A 203.0.113.80', REWRITTEN",
        "alias out and to a code,      '" + HEALTHY + TARGET + " CNAME ads.test.|ads.test. A 127.0.0.2',     REWRITTEN",
        "nine aliases in the zone,     '" + HEALTHY + TARGET + " CNAME a1" + ALIASES + "a9" + ZONE
                + " A 127.0.0.2',     MALFORMED",
        "a circle of aliases,          '" + HEALTHY + TARGET + " CNAME " + TARGET + "',                   MALFORMED",
        "a code nobody knows,          '" + HEALTHY + TARGET + " A 127.0.0.77',                           MALFORMED",
        "empty zone,                   'x.bl.spamcop.net. A 127.0.0.2',                                   CANARY_FAILED",
        "zone that does not exist,     'x.test. A 127.0.0.2',                                             CANARY_FAILED",
        "wildcard zone,                '*.bl.spamcop.net. A 127.0.0.2',                                   CANARY_FAILED",
        "all of the zone servfails,    ';fault servfail bl.spamcop.net.',                                 SERVFAIL",
        "all of the zone times out,    ';fault timeout bl.spamcop.net.',                                  TIMEOUT",
        "test entry servfails,         ';fault servfail 2.0.0.127.bl.spamcop.net.',                       SERVFAIL",
        "test entry refused,           '2.0.0.127.bl.spamcop.net. A 127.255.255.254',                     REFUSED",
        "garbage,                      '" + HEALTHY + ";fault garbage " + TARGET + "',                    TIMEOUT",
        "another id,                   '" + HEALTHY + ";fault wrong-id " + TARGET + "',                   TIMEOUT",
    })
    void aWrongAnswerIsUnanswered(String what, String records, Reason reason) throws ZoneFileException {
        DnsblReport report = check(records, "192.0.2.25");
        TargetReport target = report.targets().get(0);
        ListResult result = target.lists().get(0);
        assertThat(result.state()).isEqualTo(ListState.UNANSWERED);
        assertThat(result.why()).contains(reason);
        assertThat(target.verdict()).isEqualTo(ListVerdict.UNKNOWN);
        assertThat(report.findings()).isEmpty();
        assertThat(report.confirmed()).isEmpty();
        assertThat(report.unanswered()).hasSize(1);
        assertThat(report.facts())
                .extracting(Fact::key)
                .containsExactly("DNSBL-LISTED/spamcop", "DNSBL-LISTED/spamcop/127.0.0.2");
        assertThat(report.facts())
                .allSatisfy(fact -> assertThat(fact.answer()).isEqualTo(Answer.unanswered(reason, result.detail())));
    }

    @ParameterizedTest
    @CsvSource({"'', false, false, false", "127.0.0.3, true, true, false", "127.0.0.4, true, false, true"})
    void factsTellTheCodesOfAListApart(String code, boolean listed, boolean css, boolean xbl) throws ZoneFileException {
        String records = "2.0.0.127.zen.spamhaus.org. A 127.0.0.2\n"
                + (code.isEmpty() ? "" : "25.2.0.192.zen.spamhaus.org. A " + code + "\n");
        DnsblReport report = Dnsbl.over(
                        ZoneDns.parse("list.zone", HEAD + records),
                        Catalogue.bundled().only(List.of("spamhaus-zen")))
                .check(List.of("192.0.2.25"));
        assertThat(isPresent(report, "DNSBL-LISTED/spamhaus-zen")).isEqualTo(listed);
        assertThat(isPresent(report, "DNSBL-LISTED/spamhaus-zen/127.0.0.3")).isEqualTo(css);
        assertThat(isPresent(report, "DNSBL-LISTED/spamhaus-zen/127.0.0.4")).isEqualTo(xbl);
    }

    private static boolean isPresent(DnsblReport report, String key) {
        List<Fact> facts =
                report.facts().stream().filter(fact -> fact.key().equals(key)).toList();
        assertThat(facts).hasSize(1);
        return facts.get(0).answer() instanceof Answer.Present<String>;
    }

    @Test
    void eightAliasesInTheZoneLeadToTheEntry() throws ZoneFileException {
        String records = HEALTHY + TARGET + " CNAME a2" + ALIASES + "a9" + ZONE + " A 127.0.0.2";
        assertThat(check(records, "192.0.2.25").targets().get(0).verdict()).isEqualTo(ListVerdict.LISTED);
    }

    @Test
    void notListedCountsFromAListThatProvedItself() throws ZoneFileException {
        DnsblReport report = check(HEALTHY, "192.0.2.25");
        assertThat(report.targets().get(0).verdict()).isEqualTo(ListVerdict.CLEAN);
        assertThat(report.confirmed()).hasSize(1);
        assertThat(report.unanswered()).isEmpty();
    }

    @Test
    void aListingHasItsMeaningItsTextAndTheRemovalSteps() throws ZoneFileException {
        DnsblReport report = check(
                HEALTHY + TARGET + " A 127.0.0.2|" + TARGET + " TXT \"Blocked - see \\027[31m here\"", "192.0.2.25");
        ListResult result = report.targets().get(0).lists().get(0);
        assertThat(result.state()).isEqualTo(ListState.LISTED);
        assertThat(result.meaning()).contains("listed");
        assertThat(result.reasonText())
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("Blocked").doesNotContain("\u001b"));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DNSBL-LISTED");
            assertThat(finding.remedies()).hasSizeGreaterThan(1);
            assertThat(finding.particulars())
                    .containsExactly(
                            new Particular.Address(IpAddress.parse("192.0.2.25")),
                            new Particular.ListId("spamcop", "SpamCop Blocking List"));
        });
    }

    @Test
    void aTruncatedAnswerIsReadOverTcp() throws ZoneFileException {
        DnsblReport report = check(HEALTHY + TARGET + " A 127.0.0.2|;fault truncated " + TARGET, "192.0.2.25");
        assertThat(report.targets().get(0).verdict()).isEqualTo(ListVerdict.LISTED);
    }

    @Test
    void aTruncatedAnswerThatCannotBeReadOverTcpIsUnanswered() throws Exception {
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerTruncated(udp));
            server.setDaemon(true);
            server.start();
            try (WireDns dns = WireDns.builder()
                    .resolvers(List.of(ResolverAddress.parse("127.0.0.1:" + udp.getLocalPort())))
                    .deadline(Duration.ofSeconds(60))
                    .build()) {
                DnsblReport report = Dnsbl.over(dns, Catalogue.bundled().only(List.of("spamcop")))
                        .check(List.of("192.0.2.25"));
                ListResult result = report.targets().get(0).lists().get(0);
                assertThat(result.state()).isEqualTo(ListState.UNANSWERED);
                assertThat(result.why()).contains(Reason.MALFORMED);
                assertThat(result.detail()).contains("truncated");
                assertThat(report.targets().get(0).verdict()).isEqualTo(ListVerdict.UNKNOWN);
            }
        }
    }

    /** Answers every question with an empty response that has the TC bit. */
    private static void answerTruncated(DatagramSocket udp) {
        byte[] buffer = new byte[1500];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                buffer[2] |= (byte) 0x82;
                udp.send(packet);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void aKindOfTargetThatNoListTakesIsUnknown() throws ZoneFileException {
        DnsblReport report = check(HEALTHY, "2001:db8::25", "example.org");
        assertThat(report.targets()).extracting(TargetReport::verdict).containsOnly(ListVerdict.UNKNOWN);
        assertThat(report.unanswered()).hasSize(2);
    }

    @Test
    void ipv6IsAskedByNibblesAndProvedByTheMappedEntry() throws ZoneFileException {
        String mapped =
                "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.zen.spamhaus.org. A 127.0.0.2\n";
        String listed =
                "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.spamhaus.org. A 127.0.0.4\n";
        ZoneDns zone = ZoneDns.parse("zen.zone", HEAD + mapped + listed);
        DnsblReport report = Dnsbl.over(zone, Catalogue.bundled().only(List.of("spamhaus-zen")))
                .check(List.of("2001:db8::25", "2001:db8::26"));
        assertThat(report.targets())
                .extracting(TargetReport::verdict)
                .containsExactly(ListVerdict.LISTED, ListVerdict.CLEAN);
    }

    @Test
    void aTextThatIsNoTargetIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> check(HEALTHY, "999.1.1.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> check(HEALTHY, "not a domain"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.bundled().only(List.of("nosuch")))
                .withMessageContaining("there is no list \"nosuch\" among the ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.bundled().only(List.of("zen")))
                .withMessage("there is no list \"zen\"; did you mean \"spamhaus-zen\"?");
    }
}
