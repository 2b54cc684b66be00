package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.util.Optional;

/**
 * The sources of an {@link Assessment}.
 *
 * @param validated proves TLSA records by DNSSEC; without it, existing TLSA records are unanswered
 * @param route connects to other machines
 * @param lists blocklists and allow lists, over the same DNS
 * @param ports tests the outgoing ports
 * @param policies fetches the MTA-STS policy of the domain; without it no policy is judged
 * @param logos fetches the logo of the domain's BIMI record; without it no logo is judged
 */
public record Sources(
        Dns dns,
        Optional<ValidatedDns> validated,
        HostFacts host,
        Route route,
        Dnsbl lists,
        PortProbe ports,
        Optional<HttpsFetcher> policies,
        Optional<HttpsFetcher> logos) {

    /** Sources without a validating resolver. */
    public Sources(Dns dns, HostFacts host, Route route, Dnsbl lists, PortProbe ports) {
        this(dns, Optional.empty(), host, route, lists, ports, Optional.empty(), Optional.empty());
    }

    /** These sources, with a resolver that validates DNSSEC. */
    public Sources withValidated(ValidatedDns port) {
        return new Sources(dns, Optional.of(port), host, route, lists, ports, policies, logos);
    }

    /** These sources, with a fetcher for the domain's MTA-STS policy. */
    public Sources withPolicies(Optional<HttpsFetcher> fetcher) {
        return new Sources(dns, validated, host, route, lists, ports, fetcher, logos);
    }

    /** These sources, with a fetcher for the logo of the domain's BIMI record. */
    public Sources withLogos(Optional<HttpsFetcher> fetcher) {
        return new Sources(dns, validated, host, route, lists, ports, policies, fetcher);
    }
}
