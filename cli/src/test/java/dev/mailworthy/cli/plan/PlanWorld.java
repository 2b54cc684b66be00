package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A mail server in a world with one zone in memory. No port is tested, and one list is asked. */
record PlanWorld(Dns dns, List<IpAddress> addresses, Optional<EhloName> ehlo, List<DomainName> files) {

    static final DomainName DOMAIN = DomainName.parse("broken.example");

    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC);

    /** One list keeps the number of questions small. It is read once, because the catalogue is large. */
    private static final Catalogue LIST = Catalogue.bundled().only(List.of("spamcop"));

    private static final OutlookChoice OUTLOOK = OutlookChoice.everybody(NOW);

    private static final String REST = """
            $ORIGIN .
            $TTL 3600
            . SOA ns.x. h.x. 1 2 3 4 60
            broken.example. SOA ns.broken.example. h.broken.example. 1 2 3 4 300
            broken.example. NS ns.broken.example.
            2.0.0.127.bl.spamcop.net. A 127.0.0.2
            _spf.provider.example. TXT "v=spf1 ip4:198.51.100.0/24 -all"
            mx.provider.example. A 198.51.100.25
            """;

    /** @param records of the domain and of the address's reverse name; names are relative to the root */
    static PlanWorld of(String records) {
        return new PlanWorld(
                zone(records),
                List.of(IpAddress.parse("192.0.2.1")),
                Optional.of(EhloName.parse("mail.broken.example")),
                List.of());
    }

    static Dns zone(String records) {
        try {
            return ZoneDns.parse("world", REST + records);
        } catch (ZoneFileException e) {
            throw new IllegalArgumentException(records, e);
        }
    }

    PlanWorld with(Dns other) {
        return new PlanWorld(other, addresses, ehlo, files);
    }

    PlanWorld withFiles(String... zones) {
        return new PlanWorld(
                dns,
                addresses,
                ehlo,
                List.of(zones).stream().map(DomainName::parse).toList());
    }

    FixPlan plan() {
        return plan(DOMAIN);
    }

    /** @param mailFrom the domain in MAIL FROM */
    FixPlan plan(DomainName mailFrom) {
        CheckRequest request = request(mailFrom);
        return new Planner(dns, (over, first) -> check(request, over, first), files, Severity.INFO).plan(request);
    }

    private CheckRequest request(DomainName mailFrom) {
        RequestedSender sender = new RequestedSender(
                DOMAIN, addresses, ehlo, new RequestedSender.Identities(DOMAIN, mailFrom, List.of()));
        return new CheckRequest(sender, EgressRequest.defaults(), Duration.ofSeconds(20), OUTLOOK);
    }

    private static CheckReport check(CheckRequest request, Dns over, Optional<CheckReport> first) {
        StoppableDns stoppable = new StoppableDns(over);
        Sources sources = new Sources(
                stoppable,
                new Host(),
                Route.direct(),
                Dnsbl.over(stoppable, LIST),
                (egress, responder) -> new EgressReport(List.of(), List.of(), HostVerdict.UNKNOWN, List.of()));
        Assessment assessment = new Assessment(sources, new Stop(stoppable), Progress.none());
        return first.map(CheckReport::sending)
                .map(sending -> assessment.examine(request, sending))
                .orElseGet(() -> assessment.examine(request));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).distinct().sorted().toList();
    }

    /** A host without any facts. */
    private record Host() implements HostFacts {
        @Override
        public List<IpAddress> addresses() {
            return List.of();
        }

        @Override
        public Optional<DomainName> mailDomain() {
            return Optional.empty();
        }

        @Override
        public Optional<DomainName> hostName() {
            return Optional.empty();
        }

        @Override
        public SystemIdentity identity() {
            return SystemIdentity.none();
        }
    }
}
