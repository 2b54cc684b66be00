package dev.mailworthy.cli.assess.port;

import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tests the outgoing ports. A replay gives the recorded result. */
@FunctionalInterface
public interface PortProbe {

    /**
     * Blocks until all ports are tested.
     *
     * @param responder visits a responder of the user; gives an empty list if there is none
     */
    EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder);

    /** The time of measurement, if the last result is from an earlier run. */
    default Optional<Instant> measuredAt() {
        return Optional.empty();
    }

    /** A probe that connects, unless the cache has a recent result. */
    static PortProbe over(Dns dns, Route route, HostFacts host, EgressMeans means) {
        return new RememberingProbe(dns, route, host, means);
    }
}
