package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.provider.catalogue.RequestStep;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The meaning of a provider's policy for the measured ports, and what to do.
 *
 * @param recognised the provider of the machine, or what is known of it
 * @param asOf the date of the policies
 * @param ports the measured ports with the policy
 * @param steps how to get the closed ports opened, in order; empty if none is closed
 * @param detour how to send while they are closed
 * @param requests what the provider wants before it opens a port
 */
public record Guidance(
        Recognised recognised,
        YearMonth asOf,
        Ports ports,
        List<Remedy> steps,
        Detour detour,
        List<RequestStep> requests) {

    public Guidance {
        steps = List.copyOf(steps);
        requests = List.copyOf(requests);
    }

    /**
     * The measured ports and the provider's policy for them.
     *
     * @param closed ports that the network closes or rations
     * @param checks a {@link PolicyCheck} of every measured port; empty without a provider
     * @param resemblance the pattern of closed ports, if no provider is recognised
     */
    public record Ports(List<Integer> closed, List<PolicyCheck> checks, Optional<Resemblance> resemblance) {
        public Ports {
            closed = List.copyOf(closed);
            checks = List.copyOf(checks);
        }
    }

    /**
     * How to send while ports are closed.
     *
     * @param relays reachable relays, those that the provider recommends first
     * @param otherwise what to do if no relay is reachable
     */
    public record Detour(List<OpenRelay> relays, Optional<Hint> otherwise) {
        public Detour {
            relays = List.copyOf(relays);
        }
    }

    /**
     * {@return the guidance of a catalogue for a run on a machine of the recognised provider}
     *
     * @param catalogue of all providers
     * @param recognised the provider of the machine, or what is known of it
     * @param report of a run
     */
    public static Guidance of(ProviderCatalogue catalogue, Recognised recognised, EgressReport report) {
        Measured measured = Measured.of(report);
        Optional<Provider> provider = recognised.present().map(Recognised.Present::provider);
        Ports ports = new Ports(
                measured.ports(EgressVerdict::isForProvider),
                provider.map(known -> checks(known, report)).orElse(List.of()),
                provider.isPresent() ? Optional.empty() : Resemblance.of(measured));
        return new Guidance(
                recognised,
                catalogue.asOf(),
                ports,
                new UnblockSteps(catalogue, provider, measured).ordered(),
                detour(catalogue, provider, measured),
                catalogue.requests());
    }

    private static Detour detour(ProviderCatalogue catalogue, Optional<Provider> provider, Measured measured) {
        List<OpenRelay> relays =
                OpenRelay.of(catalogue.relays(), provider.map(Provider::relays).orElse(List.of()), measured);
        Hint left = measured.isMeasured(MailPort.RELAY.number())
                ? Hint.Standard.SEND_OVER_HTTPS
                : Hint.Standard.MEASURE_RELAY_PORT;
        return new Detour(relays, relays.isEmpty() ? Optional.of(left) : Optional.empty());
    }

    /** {@return the mail ports that the network closes} */
    public List<Integer> closed() {
        return ports.closed();
    }

    /** {@return one check of the provider's policy for each port; empty without a provider} */
    public List<PolicyCheck> checks() {
        return ports.checks();
    }

    /** {@return a provider's pattern that the closed ports resemble; empty without one, and where the provider is recognised} */
    public Optional<Resemblance> resemblance() {
        return ports.resemblance();
    }

    /** {@return relays that can be reached on a port that is open} */
    public List<OpenRelay> relays() {
        return detour.relays();
    }

    /** {@return what else the user can do; empty if nothing} */
    public Optional<Hint> otherwise() {
        return detour.otherwise();
    }

    private static List<PolicyCheck> checks(Provider provider, EgressReport report) {
        return report.verdicts().stream()
                .filter(port -> port.verdict().wasTried())
                .map(port -> PolicyCheck.of(port, provider.policy().of(port.port())))
                .toList();
    }

    /** {@return the provider, if one is recognised} */
    public Optional<Provider> provider() {
        return recognised.present().map(Recognised.Present::provider);
    }
}
