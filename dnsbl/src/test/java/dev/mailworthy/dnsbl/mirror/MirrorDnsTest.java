package dev.mailworthy.dnsbl.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.DnsblReport;
import dev.mailworthy.dnsbl.TargetReport;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mirrored zones behind {@link MirrorDns} answer as their server would. */
@Timeout(120)
class MirrorDnsTest {

    private static final Dns REST = question ->
            CompletableFuture.completedFuture(new DnsAnswer.Refused(DnsAnswer.Origin.none("the other engine")));

    private static final String HEAD =
            "$SOA 1h ns.test host.test 0 1h 1h 1w 5m\n$NS 1d a.test -b.test c.test\n$TTL 90\n";

    @TempDir
    Path folder;

    private static DnsAnswer ask(Dns dns, RecordType type, String name) {
        return dns.ask(DnsQuestion.of(DomainName.ofText(name), type));
    }

    private Dns dns(String type, String text) throws IOException, MirrorException {
        return MirrorDns.of(List.of(Mirrors.zone(folder, type, text)), REST, Mirrors.CLOCK);
    }

    @Test
    void aListedTargetHasItsRecords() throws IOException, MirrorException {
        Dns dns = dns("ip4set", HEAD + ":2:see $\n1.2.3.4\n1.2.3.4 :3:\n");
        DnsAnswer.Records addresses = (DnsAnswer.Records) ask(dns, RecordType.A, "4.3.2.1.BL.test");
        assertThat(addresses.of(DnsRecord.Address.class))
                .extracting(DnsRecord.Address::address)
                .containsExactlyInAnyOrder(IpAddress.parse("127.0.0.2"), IpAddress.parse("127.0.0.3"));
        assertThat(addresses.ttl()).isEqualTo(90);
        DnsAnswer.Records texts = (DnsAnswer.Records) ask(dns, RecordType.TXT, "4.3.2.1.bl.test");
        assertThat(texts.of(DnsRecord.Txt.class))
                .singleElement()
                .satisfies(txt -> assertThat(txt.joined()).asString().isEqualTo("see 1.2.3.4"));
        assertThat(ask(dns, RecordType.MX, "4.3.2.1.bl.test")).isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void anUnlistedTargetIsNoName() throws IOException, MirrorException {
        assertThat(ask(dns("ip4set", HEAD + "1.2.3.4\n"), RecordType.A, "5.3.2.1.bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        none -> assertThat(none.ttl()).isEqualTo(300));
        assertThat(ask(dns("ip4set", "1.2.3.4\n"), RecordType.A, "5.3.2.1.bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        none -> assertThat(none.ttl()).isZero());
    }

    @Test
    void theZoneItself() throws IOException, MirrorException {
        Dns dns = dns("ip4set", HEAD + "1.2.3.4\n");
        assertThat(ask(dns, RecordType.SOA, "bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.Records.class,
                        found -> assertThat(found.of(DnsRecord.Soa.class))
                                .singleElement()
                                .satisfies(soa -> assertThat(soa.serial()).isPositive()));
        assertThat(ask(dns, RecordType.NS, "bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.Records.class,
                        found -> assertThat(found.records()).hasSize(2));
        assertThat(ask(dns, RecordType.A, "bl.test")).isInstanceOf(DnsAnswer.NoData.class);
        Dns bare = dns("ip4set", "1.2.3.4\n");
        assertThat(ask(bare, RecordType.SOA, "bl.test")).isInstanceOf(DnsAnswer.Refused.class);
        assertThat(ask(bare, RecordType.NS, "bl.test")).isInstanceOf(DnsAnswer.Refused.class);
    }

    @Test
    void otherNamesAreAnsweredByTheOtherEngine() throws IOException, MirrorException {
        Dns dns = dns("ip4set", "1.2.3.4\n");
        for (String name : List.of("test", "xbl.test", "4.3.2.1.other.test", ".")) {
            assertThat(ask(dns, RecordType.A, name).origin().resolver()).isEqualTo("the other engine");
        }
    }

    @Test
    void severalFilesAreOneZoneAndEachHasItsOwnExclusions() throws IOException, MirrorException {
        Dns dns = MirrorDns.of(
                List.of(
                        Mirrors.zone(folder, "ip4set", ":2:\n1.2.3.4\n!1.2.3.5\n"),
                        Mirrors.zone(folder, "ip4set", ":3:\n1.2.3\n"),
                        Mirrors.zone(folder, "dnset", ":4:\n4.3.2.1\nname\n")),
                REST);
        assertThat(ask(dns, RecordType.A, "4.3.2.1.bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.Records.class,
                        found -> assertThat(found.records()).hasSize(3));
        assertThat(ask(dns, RecordType.A, "5.3.2.1.bl.test")).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(dns, RecordType.A, "name.bl.test")).isInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void aZoneInsideAnotherAnswersAlone() throws IOException, MirrorException {
        Dns dns = MirrorDns.of(
                List.of(
                        Mirrors.zone(folder, "ip4set", "1.2.3\n"),
                        Mirrors.zone(folder, DomainName.ofText("sub.bl.test"), "ip4set", "1.2.3.4\n")),
                REST);
        assertThat(ask(dns, RecordType.A, "5.3.2.1.bl.test")).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(dns, RecordType.A, "5.3.2.1.sub.bl.test")).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void expiredDataProveNothing() throws IOException, MirrorException {
        MirrorZone zone = Mirrors.zone(folder, "ip4set", "$TIMESTAMP 2026:01:15:11 +2h\n1.2.3.4\n");
        assertThat(zone.expires()).contains(Mirrors.CLOCK.instant().plus(Duration.ofHours(1)));
        Clock later = Clock.offset(Mirrors.CLOCK, Duration.ofHours(2));
        assertThat(ask(MirrorDns.of(List.of(zone), REST, Mirrors.CLOCK), RecordType.A, "5.3.2.1.bl.test"))
                .isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask(MirrorDns.of(List.of(zone), REST, later), RecordType.A, "5.3.2.1.bl.test"))
                .isInstanceOfSatisfying(
                        DnsAnswer.ServerFailure.class,
                        failure -> assertThat(failure.detail())
                                .contains("the mirrored data expired at 2026-01-15T13:00:00Z"));
    }

    @Test
    void aCheckRunsOnAMirrorAndMissesItsTestEntry() throws IOException, MirrorException {
        DomainName spamcop = DomainName.ofText("bl.spamcop.net");
        Catalogue list = Catalogue.bundled().only(List.of("spamcop"));
        MirrorZone healthy = Mirrors.zone(folder, spamcop, "-", "127.0.0.2\n192.0.2.25 Blocked - see $\n");
        MirrorZone empty = Mirrors.zone(folder, spamcop, "-", "192.0.2.25\n");
        assertThat(Dnsbl.over(MirrorDns.of(List.of(healthy), REST), list)
                        .check(List.of("192.0.2.25", "192.0.2.26"))
                        .targets())
                .extracting(target -> target.lists().get(0).state())
                .containsExactly(ListState.LISTED, ListState.NOT_LISTED);
        assertThat(Dnsbl.over(MirrorDns.of(List.of(empty), REST), list)
                        .check(List.of("192.0.2.26"))
                        .targets())
                .extracting(target -> target.lists().get(0).state())
                .containsExactly(ListState.UNANSWERED);
    }

    @Test
    void anAddressThatNoListCanHaveIsUnansweredAndNeverClean() throws IOException, MirrorException {
        DomainName spamcop = DomainName.ofText("bl.spamcop.net");
        MirrorZone zone = Mirrors.zone(folder, spamcop, "-", "127.0.0.2\n");
        DnsblReport report = Dnsbl.over(
                        MirrorDns.of(List.of(zone), REST), Catalogue.bundled().only(List.of("spamcop")))
                .check(List.of("172.16.5.5", "11.0.0.1"), SpecialTargets.REFUSED);
        assertThat(report.targets())
                .extracting(TargetReport::verdict)
                .containsExactly(ListVerdict.UNKNOWN, ListVerdict.CLEAN);
        assertThat(report.unanswered())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).startsWith("172.16.5.5 is private"));
    }
}
