package dev.mailworthy.cli.assess.port;

import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tests the ports once and repeats the result. A plan that checks several times connects only once. */
public final class PortsSeen implements PortProbe {

    private final PortProbe ports;
    private Optional<EgressReport> seen = Optional.empty();

    public PortsSeen(PortProbe ports) {
        this.ports = ports;
    }

    @Override
    public synchronized EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder) {
        EgressReport report = seen.orElseGet(() -> ports.probe(request, responder));
        seen = Optional.of(report);
        return report;
    }
}
