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

/** Tries the outgoing ports. In a replay it gives the recorded result. */
@FunctionalInterface
public interface PortProbe {

    /** @param responder a visit to a responder of the user's own; none yields nothing */
    EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder);

    /** The time of measurement, if the last result is from an earlier run. */
    default Optional<Instant> measuredAt() {
        return Optional.empty();
    }

    /** Connects, unless the last run's result is young enough to leave receivers in peace. */
    static PortProbe over(Dns dns, Route route, HostFacts host, EgressMeans means) {
        return new RememberingProbe(dns, route, host, means);
    }
}
