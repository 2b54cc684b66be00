package dev.mailworthy.cli.recording;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of {@code check} with everything that it learned from outside. It can be judged again without a network.
 *
 * @param run when and how the run took place
 * @param editions the data files that the run used
 * @param keys the environment variables that held keys; their values are not kept
 * @param sender the sender of the request
 * @param outlook the receivers whose requirements counted, with the clock of the run
 * @param outside what a responder of the user saw, if it was visited
 * @param lookups the number of DNS questions of the run, if they were counted
 * @param world what the run learned
 */
public record Recording(
        RecordedRun run,
        DataEditions editions,
        List<String> keys,
        RequestedSender sender,
        OutlookChoice outlook,
        Optional<OutsideView> outside,
        Optional<LookupCount> lookups,
        RecordedWorld world) {

    /** The schema that the first line of a record names. */
    public static final String SCHEMA = "mailworthy/run-record/1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Recording {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a record.
     *
     * @param name the file's name in messages
     * @throws RecordingException with one line that names the first fault
     */
    public static Recording parse(String name, String text) throws RecordingException {
        return new RecordingReader(name).read(text);
    }

    /** Whether the first line of a text names {@link #SCHEMA}. */
    public static boolean isOne(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.substring(0, end).contains('"' + SCHEMA + '"');
    }

    /** The request of the run. */
    public CheckRequest request() {
        return new CheckRequest(
                sender,
                world.ports().request(),
                PATIENCE,
                outlook,
                outside,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public HostFacts host() {
        return world.host();
    }

    /** A {@link Dns DNS} with the recorded answers. Each call makes a new one, which starts with the first answers. */
    public Dns dns() {
        return new ReplayDns(world.exchanges());
    }

    /** The {@link DnsQuestion questions} that have a recorded answer. */
    public Set<DnsQuestion> questions() {
        return world.exchanges().stream().map(RecordedExchange::question).collect(Collectors.toUnmodifiableSet());
    }

    /** The recorded proofs; empty when the run had no {@link ValidatedDns validating resolver}. */
    public Optional<ValidatedDns> validated() {
        return world.proofs().map(ReplayValidatedDns::new);
    }

    /** A probe without connections. It gives the recorded result. */
    public PortProbe ports() {
        return (request, responder) -> world.ports().report();
    }

    /** A fetcher that gives the recorded MTA-STS policy. Empty when the run asked for none. */
    public Optional<HttpsFetcher> policies() {
        return world.policy().map(fetched -> (host, path, most) -> fetched);
    }

    /** The DNS resolvers of the run. Empty in records of older versions. */
    public Optional<ResolverChoice> resolver() {
        return world.resolver();
    }

    /** A fetcher that gives the recorded logo. Empty when the run asked for none. */
    public Optional<HttpsFetcher> logos() {
        return world.logo().map(fetched -> (host, path, most) -> fetched);
    }

    /** The environment variables that the run read, with a placeholder for the value of each key. */
    public Map<String, String> environment() {
        return KeyMask.standIns(keys);
    }

    /** One sentence if a data file has another edition in this program. A replay may then give other results. */
    public Optional<String> difference() {
        return editions.difference();
    }

    /** This recording with the number of {@link Dns DNS} questions of its run. */
    public Recording withLookups(LookupCount counted) {
        return new Recording(run, editions, keys, sender, outlook, outside, Optional.of(counted), world);
    }
}
