package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.world.CountingDns;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.cli.world.StoppableValidatedDns;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the check of one domain asks, and the stop that ends it.
 *
 * @param policies fetches MTA-STS policies; empty if they are not wanted
 * @param logos fetches logos of BIMI records; empty if they are not wanted
 */
public record CheckMeans(
        Dns dns,
        ValidatedDns validated,
        HostFacts host,
        Route route,
        PortProbe ports,
        Optional<HttpsFetcher> policies,
        Optional<HttpsFetcher> logos,
        Stop stop,
        Clock clock,
        ResolverChoice resolver) {

    /**
     * The means for one domain of several. Its stop ends this domain alone, so that a domain that runs out of time leaves the
     * others theirs.
     *
     * @param fetcher fetches policies and logos
     * @param ports shared by all domains, because the ports are this machine's
     */
    public static CheckMeans ofOne(Surroundings world, PortProbe ports, Optional<HttpsFetcher> fetcher, Clock clock) {
        StoppableDns dns = new StoppableDns(world.dns());
        Stop stop = new Stop(dns);
        return new CheckMeans(
                dns,
                new StoppableValidatedDns(world.validated(), stop),
                world.host(),
                world.route(),
                ports,
                fetcher,
                fetcher,
                stop,
                clock,
                world.resolverChoice());
    }

    /** These means with a DNS around the one that they ask. */
    public CheckMeans around(UnaryOperator<Dns> other) {
        return new CheckMeans(other.apply(dns), validated, host, route, ports, policies, logos, stop, clock, resolver);
    }

    public CheckReport examine(CheckRequest request, Progress progress) {
        CountingDns counted = new CountingDns(dns);
        Dnsbl lists = Dnsbl.over(
                counted,
                Catalogue.bundled().profile(Profile.DELIVERABILITY),
                Keys.of(System.getenv()),
                List.of(),
                clock);
        Sources sources = new Sources(counted, host, route, lists, ports)
                .withValidated(validated)
                .withPolicies(policies)
                .withLogos(logos)
                .withResolver(resolver);
        return new Assessment(sources, stop, progress).examine(request).withLookups(Optional.of(counted.lookups()));
    }
}
