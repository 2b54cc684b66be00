package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tests the ports once for each request and repeats the result. A run that checks several times connects only once. */
public final class PortsSeen implements PortProbe {

    private final PortProbe ports;
    private final Map<EgressRequest, EgressReport> seen = new HashMap<>();

    public PortsSeen(PortProbe ports) {
        this.ports = ports;
    }

    @Override
    public synchronized EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder) {
        EgressReport report = Optional.ofNullable(seen.get(request)).orElseGet(() -> ports.probe(request, responder));
        seen.put(request, report);
        return report;
    }

    @Override
    public Optional<Instant> measuredAt() {
        return ports.measuredAt();
    }
}
