package dev.mailworthy.smtp.provider;

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
 * What a provider's policy means for what was measured, and what to do.
 *
 * @param asOf when the policies were looked at
 * @param closed ports that somebody on the way keeps closed or throttles
 * @param checks policy and measurement, for every port that was measured; none without a provider
 * @param resemblance the pattern of closed ports, when no provider is recognised
 * @param steps how to get the closed ports opened, in order; none when nothing is closed
 * @param relays which can be reached from here, a provider's own first
 * @param otherwise what is left when no relay can be reached
 */
public record Guidance(
        Recognised recognised,
        YearMonth asOf,
        List<Integer> closed,
        List<PolicyCheck> checks,
        Optional<Resemblance> resemblance,
        List<Remedy> steps,
        List<OpenRelay> relays,
        Optional<String> otherwise,
        List<RequestStep> requests) {
    public Guidance {
        closed = List.copyOf(closed);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        relays = List.copyOf(relays);
        requests = List.copyOf(requests);
    }

    /** What a catalogue says about a run on a machine of whoever was recognised. */
    public static Guidance of(ProviderCatalogue catalogue, Recognised recognised, EgressReport report) {
        Measured measured = Measured.of(report);
        Optional<Provider> provider = recognised.present().map(Recognised.Present::provider);
        List<OpenRelay> relays =
                OpenRelay.of(catalogue.relays(), provider.map(Provider::relays).orElse(List.of()), measured);
        return new Guidance(
                recognised,
                catalogue.asOf(),
                measured.ports(EgressVerdict::isForProvider),
                provider.map(known -> checks(known, report)).orElse(List.of()),
                provider.isPresent() ? Optional.empty() : Resemblance.of(measured),
                new UnblockSteps(catalogue, provider, measured).ordered(),
                relays,
                relays.isEmpty() ? Optional.of(withoutRelay(measured)) : Optional.empty(),
                catalogue.requests());
    }

    private static List<PolicyCheck> checks(Provider provider, EgressReport report) {
        return report.verdicts().stream()
                .filter(port -> port.verdict().wasTried())
                .map(port -> PolicyCheck.of(port, provider.policy().of(port.port())))
                .toList();
    }

    private static String withoutRelay(Measured measured) {
        return measured.isMeasured(MailPort.RELAY.number())
                ? "No relay's port is open from here: send through a relay's HTTPS API on port 443."
                : "No relay's port that was measured is open from here. Try 2525 (mailworthy egress --port 2525), or send"
                        + " through a relay's HTTPS API on port 443.";
    }

    /** The provider, if one is recognised. */
    public Optional<Provider> provider() {
        return recognised.present().map(Recognised.Present::provider);
    }
}
