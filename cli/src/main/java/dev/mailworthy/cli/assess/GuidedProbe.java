package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.Guidance;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.MachineFacts;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.ProviderRecognition;
import dev.mailworthy.smtp.provider.Recognised;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.sight.Nat64Prefixes;
import java.util.List;
import java.util.function.Supplier;

/** Probes the outgoing ports, and recognises the machine's provider and its policy for these ports. */
public final class GuidedProbe {

    private final Dns dns;
    private final Route route;
    private final HostFacts host;
    private final ProviderCatalogue providers;
    private final PortProbe ports;

    public GuidedProbe(Dns dns, Route route, HostFacts host, ProviderCatalogue providers, PortProbe ports) {
        this.dns = dns;
        this.route = route;
        this.host = host;
        this.providers = providers;
        this.ports = ports;
    }

    /**
     * Probes the ports. The {@link Dns DNS} questions about the machine's addresses run at the same time.
     *
     * @param responder visits a responder of the user; gives an empty list if there is none
     */
    public GuidedReport probe(EgressRequest request, MetadataChoice metadata, Supplier<List<ResponderPath>> responder) {
        List<IpAddress> addresses = addresses(request);
        MachineFacts facts = MachineFacts.measured(host.identity(), addresses, dns, route, metadata);
        EgressReport probed = ports.probe(request, responder);
        List<OwnAddress> own = host.own();
        EgressReport report = probed.withOwn(own, own.isEmpty() ? List.of() : nat64(probed));
        Recognised recognised = ProviderRecognition.of(providers).recognise(facts);
        return new GuidedReport(report, Guidance.of(providers, recognised, report), addresses, ports.measuredAt());
    }

    /** The prefixes of this network's NAT64. They matter only if a server was called over IPv6. */
    private List<Cidr> nat64(EgressReport report) {
        boolean six = report.paths().stream()
                .flatMap(path -> path.address().stream())
                .anyMatch(address -> address.family() == IpFamily.IPV6);
        return six ? Nat64Prefixes.of(dns) : List.of();
    }

    /**
     * The addresses that connections leave from: those of the request, else the host's. None when all targets are on
     * this machine, because they show nothing about its provider.
     */
    private List<IpAddress> addresses(EgressRequest request) {
        if (request.targets().stream().allMatch(EgressTarget::isOnThisMachine)) {
            return List.of();
        }
        return request.sources().isEmpty()
                ? new AddressChoice(dns, host)
                        .ofHost()
                        .map(SendingAddresses::addresses)
                        .orElse(List.of())
                : request.sources();
    }
}
