package dev.mailworthy.core.dns.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import org.junit.jupiter.api.Test;

class OverlayDnsTest {

    private static DnsAnswer ask(Dns dns, String name) {
        return dns.ask(DnsQuestion.of(DomainName.ofText(name), RecordType.A));
    }

    @Test
    void namesOfTheFileComeFromTheFileAndAllOthersFromElsewhere() throws ZoneFileException {
        ZoneDns file = ZoneDns.parse("new.zone", """
                $ORIGIN example.org.
                @    SOA ns hostmaster 1 2 3 4 5
                new  A   192.0.2.1
                out  CNAME host.other.test.
                """);
        ZoneDns rest = ZoneDns.parse("rest.zone", """
                $ORIGIN .
                @  SOA ns.x. hostmaster.x. 1 2 3 4 5
                old.example.org.  A 192.0.2.2
                host.other.test.  A 192.0.2.3
                in.other.test.    CNAME new.example.org.
                a.other.test.     CNAME b.other.test.
                b.other.test.     CNAME a.other.test.
                """);
        Dns overlay = OverlayDns.of(file, rest);
        assertThat(ask(overlay, "new.example.org")).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(overlay, "old.example.org"))
                .as("published, but not in the file")
                .isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask(overlay, "out.example.org")).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(overlay, "in.other.test")).isInstanceOf(DnsAnswer.Records.class);
        assertThat(ask(overlay, "a.other.test")).isInstanceOf(DnsAnswer.Unanswered.class);
    }
}
