package dev.mailworthy.core.dns.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchedDnsTest {

    private static final String ZONE = """
            $ORIGIN example.org.
            @     SOA ns hostmaster 1 2 3 4 5
            @     MX 10 mail
            mail  A 192.0.2.1
            mail  TXT "kept"
            www   CNAME mail
            out   CNAME gone
            """;

    private static RecordSet address(String owner, String... addresses) {
        return new RecordSet(
                DomainName.ofText(owner),
                RecordType.A,
                300,
                List.of(addresses).stream()
                        .<DnsRecord>map(address -> new DnsRecord.Address(IpAddress.parse(address)))
                        .toList());
    }

    private static RecordSet alias(String owner, String... targets) {
        return new RecordSet(
                DomainName.ofText(owner),
                RecordType.CNAME,
                300,
                List.of(targets).stream()
                        .<DnsRecord>map(target -> new DnsRecord.Name(RecordType.CNAME, DomainName.ofText(target)))
                        .toList());
    }

    private static DnsAnswer ask(String name, RecordType type, RecordSet... sets) throws ZoneFileException {
        Dns dns = PatchedDns.of(List.of(sets), ZoneDns.parse("zone", ZONE));
        return dns.ask(DnsQuestion.of(DomainName.ofText(name), type));
    }

    private static List<DnsRecord> records(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found ? found.records() : List.of();
    }

    @Test
    void aSetIsReplacedAsAWholeAndNothingElseIsTouched() throws ZoneFileException {
        RecordSet moved = address("mail.example.org", "192.0.2.2");
        assertThat(records(ask("mail.example.org", RecordType.A, moved))).isEqualTo(moved.records());
        assertThat(records(ask("mail.example.org", RecordType.TXT, moved))).hasSize(1);
        assertThat(records(ask("example.org", RecordType.MX, moved))).hasSize(1);
    }

    @Test
    void aSetWithoutRecordsHidesThePublishedOne() throws ZoneFileException {
        assertThat(ask("mail.example.org", RecordType.A, address("mail.example.org")))
                .isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void aliasesLeadIntoThePatchAndOutOfIt() throws ZoneFileException {
        RecordSet there = address("gone.example.org", "192.0.2.3");
        assertThat(records(ask("www.example.org", RecordType.A, address("mail.example.org", "192.0.2.2"))))
                .containsExactly(new DnsRecord.Address(IpAddress.parse("192.0.2.2")));
        assertThat(records(ask("out.example.org", RecordType.A, there))).isEqualTo(there.records());
        assertThat(records(ask("new.example.org", RecordType.A, alias("new.example.org", "mail.example.org"))))
                .containsExactly(new DnsRecord.Address(IpAddress.parse("192.0.2.1")));
        assertThat(ask("www.example.org", RecordType.A, alias("www.example.org")))
                .as("the alias is taken away")
                .isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(
                        "a.example.org",
                        RecordType.A,
                        alias("a.example.org", "b.example.org"),
                        alias("b.example.org", "a.example.org")))
                .as("a circle ends")
                .isInstanceOf(DnsAnswer.Unanswered.class);
    }

    @Test
    void anAddedNameAndTheNamesAboveItExist() throws ZoneFileException {
        RecordSet added = address("a.b.example.org", "192.0.2.4");
        assertThat(ask("b.example.org", RecordType.TXT)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("b.example.org", RecordType.TXT, added)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("a.b.example.org", RecordType.TXT, added)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("c.example.org", RecordType.TXT, added)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }
}
