package consumer;

import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.DnsblSession;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A check of blocklists with a callback for every target, clean ones too. */
public final class Lists {
    public static void main(String[] args) throws Exception {
        ZoneDns zone = ZoneDns.parse("zone", "$ORIGIN bl.example.\n@ 60 SOA ns h 1 60 60 60 60\n"
                + "2.0.0.127 60 A 127.0.0.2\n9.2.0.192 60 A 127.0.0.2\n");
        Catalogue mine = Catalogue.of(List.of(ListEntry.builder("house", "bl.example").build()));
        DnsblSession session = Dnsbl.over(zone, mine).session(Duration.ofMinutes(10));
        List<String> seen = new ArrayList<>();
        session.check(
                List.of("192.0.2.1", "192.0.2.9").iterator(),
                report -> seen.add(report.target().text() + " " + report.verdict().label()));
        if (!seen.equals(List.of("192.0.2.1 clean", "192.0.2.9 listed"))) {
            throw new IllegalStateException(seen.toString());
        }
        if (Catalogue.bundled().lists().size() < 50) {
            throw new IllegalStateException("the bundled catalogue is not there");
        }
        System.out.println("blocklists: ok");
    }
}
