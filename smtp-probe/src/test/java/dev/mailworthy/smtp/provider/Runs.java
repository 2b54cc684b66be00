package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.PortVerdict;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.OutgoingPort;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports of invented runs. */
final class Runs {

    static final ProviderCatalogue BUNDLED = ProviderCatalogue.bundled();

    private final List<EgressPath> paths = new ArrayList<>();
    private final List<PortVerdict> verdicts = new ArrayList<>();

    /** A report with these {@link EgressVerdict verdicts} over IPv4: port, verdict, port, verdict. */
    static EgressReport of(Object... portsAndVerdicts) {
        Runs runs = new Runs();
        for (int i = 0; i < portsAndVerdicts.length; i += 2) {
            runs.verdict(IpFamily.IPV4, (Integer) portsAndVerdicts[i], (EgressVerdict) portsAndVerdicts[i + 1]);
        }
        return runs.report();
    }

    Runs verdict(IpFamily family, int port, EgressVerdict verdict) {
        verdicts.add(new PortVerdict(
                Optional.empty(), family, port, verdict, Confidence.HIGH, Optional.empty(), List.of("a line")));
        return this;
    }

    Runs path(Role role, int port, String target, String address, AttemptOutcome outcome, long millis, String detail) {
        IpAddress to = IpAddress.parse(address);
        paths.add(new EgressPath(
                new OutgoingPort(Optional.empty(), to.family(), port),
                new ProbedServer(target, target, Optional.of(to), role),
                new AttemptResult(outcome, millis, detail),
                outcome == AttemptOutcome.SYN_TIMEOUT ? 2 : 1,
                Optional.empty()));
        return this;
    }

    EgressReport report() {
        return new EgressReport(paths, verdicts, HostVerdict.UNKNOWN, List.of());
    }

    static Recognised at(String id) {
        return new Recognised.Present(
                BUNDLED.provider(id).orElseThrow(),
                Confidence.HIGH,
                List.of(new Evidence("test", id)),
                List.of(),
                List.of());
    }

    static Guidance guidance(String id, EgressReport report) {
        return Guidance.of(BUNDLED, at(id), report);
    }

    static Guidance unknown(EgressReport report) {
        return Guidance.of(BUNDLED, new Recognised.Absent(), report);
    }
}
