package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Stands between a run and the world, and keeps what the world says. */
public final class Recorder {

    private final RecordingDns dns;
    private final RecordedHost host;
    private final Clock clock;
    private final KeyMask keys;
    private final Optional<String> lab;
    private final AtomicReference<Optional<RecordingValidatedDns>> validated = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<SeenPorts>> seen = new AtomicReference<>(Optional.empty());

    /**
     * @param clock of which the present moment holds for the whole run
     * @param environment of the process
     * @param lab the embedded world, if it is one
     */
    public Recorder(Dns dns, HostFacts host, Clock clock, Map<String, String> environment, Optional<String> lab) {
        this.dns = new RecordingDns(dns);
        this.host = RecordedHost.of(host);
        this.clock = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        this.keys = KeyMask.of(environment);
        this.lab = lab;
    }

    public Dns dns() {
        return dns;
    }

    /** Keeps what a validating port says; without a call the run had none. */
    public ValidatedDns validated(ValidatedDns port) {
        RecordingValidatedDns recording = new RecordingValidatedDns(port);
        validated.set(Optional.of(recording));
        return recording;
    }

    public HostFacts host() {
        return host;
    }

    public Clock clock() {
        return clock;
    }

    public PortProbe ports(PortProbe probe) {
        return new PortProbe() {
            @Override
            public EgressReport probe(EgressRequest request, Supplier<List<ResponderPath>> responder) {
                EgressReport report = probe.probe(request, responder);
                seen.set(Optional.of(SeenPorts.of(request, report)));
                return report;
            }

            @Override
            public Optional<Instant> measuredAt() {
                return probe.measuredAt();
            }
        };
    }

    /** The run as lines of JSON; empty when it was stopped before it had tried any port. */
    public Optional<String> lines(CheckRequest request, CheckReport report, Stamp stamp) {
        return seen.get()
                .map(ports -> new Recording(
                        stamp.tool(),
                        clock.instant(),
                        stamp.generatedAt(),
                        report.completeness(),
                        lab,
                        Recording.listsOfToday(),
                        Recording.providersOfToday(),
                        Optional.of(Recording.packsOfToday()),
                        keys.variables(),
                        request.domain(),
                        request.addresses(),
                        request.ehlo(),
                        request.identities(),
                        request.outlook()
                                .hearing(report.replies().stream()
                                        .map(JudgedReply::heard)
                                        .toList()),
                        request.outside(),
                        report.lookups(),
                        host,
                        dns.exchanges(),
                        validated.get().map(RecordingValidatedDns::proofs),
                        ports))
                .map(recording -> RecordingLines.of(recording, keys));
    }
}
