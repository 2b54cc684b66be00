package dev.mailworthy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.health.ListVerdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** NOERROR without records, from a list that has its test entry. */
class EmptyReplyTest {

    private static final DnsAnswer.Origin ORIGIN = DnsAnswer.Origin.none("192.0.2.53:53");

    private static TargetReport report(DnsAnswer.NoData.Soa soa) {
        DnsAnswer listed =
                new DnsAnswer.Records(List.of(new DnsRecord.Address(IpAddress.parse("127.0.0.2"))), 60, ORIGIN);
        Dns dns = question -> CompletableFuture.completedFuture(
                question.name().toString().startsWith("2.0.0.127.") ? listed : new DnsAnswer.NoData(0, soa, ORIGIN));
        return Dnsbl.over(dns, Catalogue.bundled().only(List.of("spamcop")))
                .check(List.of("192.0.2.25"))
                .targets()
                .get(0);
    }

    @Test
    void withoutTheSoaOfTheZoneItShowsNothing() {
        TargetReport target = report(DnsAnswer.NoData.Soa.MISSING);
        ListResult result = target.lists().get(0);
        assertThat(target.verdict()).isEqualTo(ListVerdict.UNKNOWN);
        assertThat(result.state()).isEqualTo(ListState.UNANSWERED);
        assertThat(result.why()).contains(Reason.MALFORMED);
        assertThat(result.detail()).contains("without records and without the zone's SOA record");
    }

    @Test
    void withTheSoaOfTheZoneItIsNoListing() {
        assertThat(report(DnsAnswer.NoData.Soa.GIVEN).verdict()).isEqualTo(ListVerdict.CLEAN);
    }
}
