package dev.mailworthy.docs.sample;

// tag::imports[]
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureReport;
import dev.mailworthy.core.posture.PostureRequest;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.DnsblSession;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
// end::imports[]

/** The short samples of the pages. */
final class CheckSample {

    private CheckSample() {}

    static Dns resolver() {
        // tag::resolver[]
        WireDns dns = WireDns.builder() // or WireDns.system(), for the resolvers of /etc/resolv.conf
                .resolvers(List.of(ResolverAddress.parse("127.0.0.1")))
                .build();
        // end::resolver[]
        return dns;
    }

    static String spf(Dns dns) {
        StringBuilder out = new StringBuilder();
        // tag::spf[]
        Spf spf = Spf.over(dns); // keep one: it remembers parsed records
        SpfCheck check =
                spf.check(new SpfRequest(IpAddress.parse("192.0.2.1"), "user@example.org", "mail.example.org"));
        if (check.result() == SpfResult.TEMPERROR) {
            out.append("unanswered: ").append(check.cause().detail());
        } else {
            out.append(check.result().label()).append(' ').append(check.receivedSpf());
        }
        // end::spf[]
        return out.toString();
    }

    static long lint() {
        // tag::lint[]
        long faults = SpfLint.of(SpfRecord.parse("v=spf1 ipv4:192.0.2.1")).size();
        // end::lint[]
        return faults;
    }

    static PostureReport posture(Dns dns) {
        // tag::posture[]
        PostureReport report = Posture.over(dns)
                .examine(new PostureRequest(
                        DomainName.parse("example.org"), List.of(IpAddress.parse("192.0.2.1")), Optional.empty()));
        report.findings().forEach(finding -> System.out.println(finding.code() + " " + finding.message()));
        report.unanswered().forEach(open -> System.out.println("unanswered: " + open.check()));
        // end::posture[]
        return report;
    }

    static CompletableFuture<String> async(Dns dns, SpfRequest first, SpfRequest second) {
        // tag::async[]
        Spf spf = Spf.over(dns).within(Duration.ofSeconds(10));
        CompletableFuture<String> results = spf.checkAsync(first)
                .thenApply(check -> check.result().label() + ", then "
                        + spf.check(second).result().label()) // a continuation may block
                .orTimeout(15, TimeUnit.SECONDS);
        // end::async[]
        return results;
    }

    static List<String> session(Dns dns, Iterator<String> addresses) {
        List<String> out = new ArrayList<>();
        // tag::session[]
        Catalogue lists = Catalogue.of(List.of(ListEntry.builder("house", "bl.example.org")
                .name("Our own list")
                .build()));
        DnsblSession session = Dnsbl.over(dns, lists).session(Duration.ofMinutes(30));
        session.check(
                addresses,
                report ->
                        out.add(report.target().text() + ' ' + report.verdict().label()));
        // end::session[]
        return out;
    }

    static void lists(Dns dns) {
        // tag::lists[]
        Catalogue lists = Catalogue.bundled().profile(Profile.DELIVERABILITY);
        Dnsbl.over(dns, lists)
                .check(List.of("192.0.2.1"))
                .targets()
                .forEach(target -> System.out.println(
                        target.target().text() + ": " + target.verdict().label()));
        // end::lists[]
    }
}
