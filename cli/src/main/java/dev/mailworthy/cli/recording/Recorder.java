package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Keeps every answer that a run gets from outside, for a {@link Recording}. */
public final class Recorder {

    private final RecordingDns dns;
    private final RecordedHost host;
    private final Clock clock;
    private final KeyMask keys;
    private final Optional<String> lab;
    private final AtomicReference<Optional<RecordingValidatedDns>> validated = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<HttpsFetcher.Fetched>> fetched = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<HttpsFetcher.Fetched>> logo = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<ResolverChoice>> resolver = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<SeenPorts>> seen = new AtomicReference<>(Optional.empty());

    /**
     * @param clock read once; that time is the time of the whole run
     * @param environment the variables of the process, some of which hold keys
     * @param lab the name of the embedded world of the run, if there is one
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

    /** A validating resolver whose results are kept. Without this call the recording has no proofs. */
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

    /** A fetcher of MTA-STS policies whose last result is kept. */
    public HttpsFetcher policies(HttpsFetcher fetcher) {
        return kept(fetcher, fetched);
    }

    /** A fetcher of logos whose last result is kept. */
    public HttpsFetcher logos(HttpsFetcher fetcher) {
        return kept(fetcher, logo);
    }

    /** Keeps the resolvers behind the DNS. Without this call the recording has none. */
    public void askedThrough(ResolverChoice choice) {
        resolver.set(Optional.of(choice));
    }

    /**
     * Keeps the last result. Until then the recording says that nothing was fetched: a record that had no answer leaves the policy
     * or the logo open in a replay as well.
     */
    private static HttpsFetcher kept(HttpsFetcher fetcher, AtomicReference<Optional<HttpsFetcher.Fetched>> last) {
        last.set(Optional.of(new HttpsFetcher.Fetched.Failed(Reason.SKIPPED, "nothing was fetched")));
        return (host, path, most) -> {
            HttpsFetcher.Fetched result = fetcher.fetch(host, path, most);
            last.set(Optional.of(result));
            return result;
        };
    }

    /**
     * The recording of the run; empty when the run was stopped before its {@link PortProbe port probe} ended.
     *
     * @param tool the program and its version
     * @param generatedAt the time in the report
     */
    public Optional<Recording> recording(CheckRequest request, CheckReport report, String tool, Instant generatedAt) {
        List<HeardReply> heard =
                report.replies().stream().map(JudgedReply::heard).toList();
        return seen.get()
                .map(ports -> new Recording(
                        new RecordedRun(tool, clock.instant(), generatedAt, report.completeness(), lab),
                        DataEditions.bundled(),
                        keys.variables(),
                        request.sender(),
                        request.outlook().hearing(heard),
                        request.outside(),
                        report.lookups(),
                        new RecordedWorld(
                                host,
                                dns.exchanges(),
                                validated.get().map(RecordingValidatedDns::proofs),
                                ports,
                                fetched.get(),
                                logo.get(),
                                resolver.get())));
    }

    /** The {@link Recording recording} as lines of JSON, with placeholders for keys. */
    public String lines(Recording recording) {
        return RecordingLines.of(recording, keys);
    }
}
