package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.assess.port.PortsSeen;
import dev.mailworthy.cli.command.CheckMeans;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.watch.Look;
import dev.mailworthy.cli.watch.NotedDns;
import dev.mailworthy.cli.watch.Round;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Looks that are checks, as {@code check} makes them. The ports of this machine are tested once a round. */
final class CheckRound implements Round {

    private final Surroundings world;
    private final PortProbe ports;
    private final Optional<HttpsFetcher> fetcher;
    private final Function<DomainName, CheckRequest> requests;
    private final Clock clock;
    private final AtomicReference<Optional<Stop>> running = new AtomicReference<>(Optional.empty());

    /** @param fetcher fetches policies and logos; empty if they are not wanted */
    CheckRound(
            Surroundings world,
            PortProbe ports,
            Optional<HttpsFetcher> fetcher,
            Function<DomainName, CheckRequest> requests,
            Clock clock) {
        this.world = world;
        this.ports = new PortsSeen(ports);
        this.fetcher = fetcher;
        this.requests = requests;
        this.clock = clock;
        world.stop().whenStopped(() -> running.get().ifPresent(Stop::byUser));
    }

    /** Ends the look in progress from another thread. */
    void stop() {
        world.stop().byUser();
    }

    @Override
    public Optional<Look> look(String domain) {
        AtomicReference<Optional<NotedDns>> noted = new AtomicReference<>(Optional.empty());
        CheckMeans means = CheckMeans.ofOne(world, ports, fetcher, clock).around(dns -> noting(dns, noted));
        running.set(Optional.of(means.stop()));
        if (isStopped()) {
            return Optional.empty();
        }
        DomainName subject = DomainName.parse(domain);
        CheckReport report = means.examine(requests.apply(subject), Progress.none());
        if (isStopped()) {
            return Optional.empty();
        }
        List<DomainName> reverse = report.sending().addresses().stream()
                .map(IpAddress::reverseName)
                .toList();
        return Optional.of(Look.of(
                report,
                clock.instant(),
                noted.get()
                        .map(dns -> dns.sets(name -> name.isAtOrBelow(subject) || reverse.contains(name)))
                        .orElse(List.of())));
    }

    private boolean isStopped() {
        return world.stop().completeness() != Completeness.COMPLETE;
    }

    private static Dns noting(Dns dns, AtomicReference<Optional<NotedDns>> noted) {
        NotedDns noting = new NotedDns(dns);
        noted.set(Optional.of(noting));
        return noting;
    }

    @Override
    public void close() {
        world.close();
    }
}
