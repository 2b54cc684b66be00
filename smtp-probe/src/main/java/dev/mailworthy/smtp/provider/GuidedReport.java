package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.EgressFinding;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.provider.catalogue.PortPolicy;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A run's {@link EgressReport} whose remedies name the recognised provider's own way to open a port. Findings and
 * unanswered checks are those of the run. Unanswered hints at a provider do not change the verdict. They are in the
 * {@link Guidance}.
 *
 * @param egress what was measured
 * @param guidance what the provider's customers can do
 * @param addresses the source addresses of the connections, as far as they are known
 * @param measuredAt the time of an earlier run whose result stands in for this one; empty if this run measured
 */
public record GuidedReport(
        EgressReport egress, Guidance guidance, List<IpAddress> addresses, Optional<Instant> measuredAt)
        implements Report {
    private static final Set<FindingType> CLOSED_BY_NETWORK = Set.of(
            EgressFinding.EGRESS_25_DROPPED,
            EgressFinding.EGRESS_25_REJECTED,
            EgressFinding.EGRESS_465_CLOSED,
            EgressFinding.EGRESS_587_CLOSED);

    public GuidedReport {
        addresses = List.copyOf(addresses);
    }

    /**
     * A report of a run that measured.
     *
     * @param egress what was measured
     * @param guidance what the provider's customers can do
     * @param addresses of this machine, as far as they are known
     */
    public GuidedReport(EgressReport egress, Guidance guidance, List<IpAddress> addresses) {
        this(egress, guidance, addresses, Optional.empty());
    }

    @Override
    public List<Finding> findings() {
        return egress.findings().stream().map(this::informed).toList();
    }

    @Override
    public List<Confirmed> confirmed() {
        return egress.confirmed();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return egress.unanswered();
    }

    @Override
    public List<Fact> facts() {
        return egress.facts();
    }

    /** Replaces the general remedy with the provider's own way, if the provider is known to close that port. */
    private Finding informed(Finding finding) {
        OptionalInt port = closedPort(finding);
        Optional<Provider> closing =
                guidance.provider().filter(known -> port.isPresent() && closes(known, port.getAsInt()));
        return closing.map(known -> finding.about(new Particular.Provider(known.name()))
                        .withRemedies(finding.remedies().stream()
                                .map(remedy -> remedy.equals(finding.type().remedy())
                                        ? UnblockSteps.way(known, port.getAsInt())
                                        : remedy)
                                .toArray(Remedy[]::new)))
                .orElse(finding);
    }

    private static boolean closes(Provider known, int port) {
        PortPolicy policy = known.policy().of(port);
        return known.unblock().isPresent() && policy != PortPolicy.OPEN && policy != PortPolicy.UNKNOWN;
    }

    /** The port, if the finding says that the network closes it. */
    private static OptionalInt closedPort(Finding finding) {
        return CLOSED_BY_NETWORK.contains(finding.type())
                ? finding.particulars(Particular.Port.class).stream()
                        .mapToInt(Particular.Port::number)
                        .findFirst()
                : OptionalInt.empty();
    }
}
