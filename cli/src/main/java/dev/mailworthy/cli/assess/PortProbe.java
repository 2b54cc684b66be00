package dev.mailworthy.cli.assess;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressRequest;
import dev.mailworthy.smtp.ResponderPath;
import dev.mailworthy.smtp.Route;
import dev.mailworthy.smtp.SmtpProbe;
import java.util.List;
import java.util.function.Supplier;

/** Tries the ports under test. In a replay it is what was seen then. */
@FunctionalInterface
public interface PortProbe {

    /** @param responder a visit to a responder of the user's own; none yields nothing */
    EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder);

    /** Connects, unless the last run's result is young enough to leave receivers in peace. */
    static PortProbe over(Dns dns, Route route, HostFacts host, EgressMeans means) {
        return (request, responder) -> means.memory().recall(request).orElseGet(() -> {
            SmtpProbe.Builder probe = SmtpProbe.builder(dns)
                    .route(route)
                    .counters(host.counters())
                    .rules(host.rules())
                    .inbound(host.inbound())
                    .responder(responder);
            means.trust().ifPresent(probe::trust);
            EgressReport report = probe.build().probe(request);
            if (!Thread.currentThread().isInterrupted()) {
                means.memory().keep(request, report);
            }
            return report;
        });
    }
}
