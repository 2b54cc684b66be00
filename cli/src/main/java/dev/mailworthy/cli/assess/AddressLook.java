package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureGroup;
import dev.mailworthy.core.posture.PostureRequest;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.smtp.path.EgressRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be found out about an address alone: its reverse name, the blocklists, and, if it is this machine's own, the outgoing
 * ports. Without a domain there is no SPF, DKIM or DMARC, and no receiver is judged.
 *
 * @param ports the request for the port test; empty if the address is another machine's
 */
public record AddressLook(
        Dns dns, Dnsbl lists, PortProbe probe, SpecialTargets special, Optional<EgressRequest> ports) {

    /** Stands for the user's domain in a proposed record (RFC 2606 section 3). */
    private static final DomainName EXAMPLE = DomainName.parse("example.org");

    /**
     * The result.
     *
     * @param findings the most severe ones first
     * @param portsTested whether the outgoing ports of the address were tested
     */
    public record Seen(
            IpAddress address,
            List<Finding> findings,
            List<Confirmed> confirmed,
            List<UnansweredCheck> unanswered,
            boolean portsTested,
            Completeness completeness)
            implements Report {
        public Seen {
            findings = findings.stream()
                    .sorted(Comparator.comparing(Finding::severity).reversed())
                    .toList();
            confirmed = List.copyOf(confirmed);
            unanswered = List.copyOf(unanswered);
        }

        /** The verdict about the address alone. */
        public Verdict verdict() {
            return Verdict.of(findings, unanswered);
        }
    }

    /** Looks at an address. Blocks until all is answered or the run is stopped. */
    public Seen look(IpAddress address, Stop stop) {
        List<Report> reports = Stream.of(
                        Optional.<Report>of(Posture.over(dns)
                                .examine(new PostureRequest(EXAMPLE, List.of(address), Optional.empty())
                                        .withGroups(EnumSet.of(PostureGroup.ADDRESSES)))),
                        Optional.<Report>of(lists.check(List.of(address.toString()), special)),
                        ports.<Report>map(request -> probe.probe(request, List::of)))
                .flatMap(Optional::stream)
                .toList();
        return new Seen(
                address,
                reports.stream().flatMap(report -> report.findings().stream()).toList(),
                reports.stream().flatMap(report -> report.confirmed().stream()).toList(),
                reports.stream().flatMap(report -> report.unanswered().stream()).toList(),
                ports.isPresent(),
                stop.completeness());
    }
}
