package dev.mailworthy.cli.assess.port;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.SmtpProbe;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.host.filter.FilterReader;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Connects, unless the cache has a recent result. */
final class RememberingProbe implements PortProbe {

    private final Dns dns;
    private final Route route;
    private final HostFacts host;
    private final EgressMeans means;
    private final AtomicReference<Optional<Instant>> measuredAt = new AtomicReference<>(Optional.empty());

    RememberingProbe(Dns dns, Route route, HostFacts host, EgressMeans means) {
        this.dns = dns;
        this.route = route;
        this.host = host;
        this.means = means;
    }

    @Override
    public EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder) {
        Optional<EgressMemory.Recalled> before = means.memory().recall(request);
        measuredAt.set(before.map(EgressMemory.Recalled::measuredAt));
        return before.map(EgressMemory.Recalled::report)
                .orElseGet(() -> connect(request, responder))
                .ranAs(means.as().map(ProbeUser::user).or(host::user));
    }

    /** The packet filter as it treats this user, who is the one that the mail server sends as. */
    private static LocalRules rules(ProbeUser as) {
        return FilterReader.system(as.user(), List.of(as.user()));
    }

    @Override
    public Optional<Instant> measuredAt() {
        return measuredAt.get();
    }

    private EgressReport connect(EgressRequest request, Supplier<List<ResponderPath>> responder) {
        SmtpProbe.Builder probe = SmtpProbe.builder(dns)
                .route(route)
                .counters(host.counters())
                .rules(means.as().map(RememberingProbe::rules).orElseGet(host::rules))
                .owner(means.as().map(ProbeUser::owner).orElseGet(SocketOwner::process))
                .inbound(host.inbound())
                .responder(responder);
        means.trust().ifPresent(probe::trust);
        EgressReport report = probe.build().probe(request);
        if (!Thread.currentThread().isInterrupted()) {
            means.memory().keep(request, report);
        }
        return report;
    }
}
