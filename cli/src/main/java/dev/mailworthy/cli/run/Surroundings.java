package dev.mailworthy.cli.run;

import dev.mailworthy.cli.lab.Lab;
import dev.mailworthy.cli.lab.LabException;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.ResolverChoice;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.cli.world.StoppableValidatedDns;
import dev.mailworthy.cli.world.SystemHostFacts;
import dev.mailworthy.cli.world.TimeLimit;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.ValidatingDns;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.patch.OverlayDns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import dev.mailworthy.smtp.trust.PeerTrust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a command runs on: the real network and host, or a {@link Lab lab}. Commands use both in the same way. */
public final class Surroundings implements AutoCloseable {

    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    /** The time limit for one document over HTTPS. */
    private static final Duration PER_DOCUMENT = Duration.ofSeconds(5);

    private final ResolverChoice resolvers;
    private final WireDns wire;
    private final StoppableDns dns;
    private final Optional<RunningLab> lab;
    private final Stop stop;
    private final Optional<ZoneDns> zone;
    private final Function<Clock, ValidatingDns> validation;
    private final TimeLimit timeLimit;
    private Optional<ValidatingDns> validating = Optional.empty();

    private Surroundings(
            WireDns wire,
            StoppableDns dns,
            Optional<RunningLab> lab,
            ResolverChoice resolvers,
            Optional<ZoneDns> zone,
            Function<Clock, ValidatingDns> validation,
            Optional<Duration> limit) {
        this.zone = zone;
        this.validation = validation;
        this.resolvers = resolvers;
        this.wire = wire;
        this.dns = dns;
        this.lab = lab;
        this.stop = new Stop(dns);
        this.timeLimit = limit.map(time -> TimeLimit.of(stop, time)).orElseGet(TimeLimit::none);
    }

    /**
     * Opens sockets, and starts the {@link Lab lab} if there is one.
     *
     * @param resolvers used instead of those of resolv.conf or the lab
     * @param zoneFiles files that answer for their zones
     * @param limit the time for the whole run, from now on; empty for a run that ends with its input
     * @param most the time limit of one DNS question with its repeats; never more than the time of the whole run
     * @throws UsageException when a file or a lab cannot be used
     */
    public static Surroundings open(
            List<ResolverAddress> resolvers,
            List<Path> zoneFiles,
            Optional<String> labName,
            Optional<Duration> limit,
            Duration most) {
        try {
            Optional<ZoneDns> zone = zoneFiles.isEmpty() ? Optional.empty() : Optional.of(ZoneDns.load(zoneFiles));
            Optional<RunningLab> lab = labName.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Lab.load(labName.get()).start());
            Duration perQuestion =
                    limit.filter(time -> time.compareTo(most) < 0).orElse(most);
            ResolverChoice choice =
                    resolvers.isEmpty() ? defaults(lab) : new ResolverChoice(resolvers, ResolverChoice.By.OPTION);
            List<ResolverAddress> asked = choice.servers();
            WireDns wire =
                    WireDns.builder().resolvers(asked).deadline(perQuestion).build();
            Dns dns = zone.<Dns>map(file -> OverlayDns.of(file, wire)).orElse(wire);
            return new Surroundings(
                    wire,
                    new StoppableDns(dns),
                    lab,
                    choice,
                    zone,
                    clock -> ValidatingDns.builder()
                            .resolvers(asked)
                            .deadline(perQuestion)
                            .clock(clock)
                            .build(),
                    limit);
        } catch (ZoneFileException | LabException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static ResolverChoice defaults(Optional<RunningLab> lab) {
        return lab.map(running -> new ResolverChoice(List.of(running.resolver()), ResolverChoice.By.LAB))
                .orElseGet(() -> ResolverChoice.ofSystem(RESOLV_CONF));
    }

    public Dns dns() {
        return dns;
    }

    /**
     * The validating resolver. A {@link Lab lab}'s zones count as signed. A zone file of the user proves nothing,
     * because it has no signatures.
     */
    public ValidatedDns validated() {
        if (lab.isPresent()) {
            return ValidatedDns.believing(dns, DnssecStatus.SECURE);
        }
        ValidatedDns published = new StoppableValidatedDns(validating(Clock.systemUTC()), stop);
        return question -> zone.flatMap(file -> file.origin(question.name())).isPresent()
                ? CompletableFuture.completedFuture(unpublished())
                : published.validate(question);
    }

    private static ValidatedAnswer unpublished() {
        String detail = "a zone file has no signatures; its published zone will show whether it is signed";
        return new ValidatedAnswer(
                new DnsAnswer.Skipped(Reason.NOT_SUPPORTED, detail, DnsAnswer.Origin.none("zone file")),
                DnssecStatus.UNANSWERED,
                detail);
    }

    /** The zones of the user's files. */
    public List<DomainName> zones() {
        return zone.map(ZoneDns::origins).orElse(List.of());
    }

    /** The resolvers in use, in order of preference. */
    public List<ResolverAddress> servers() {
        return resolvers.servers();
    }

    /** The resolvers in use, and who chose them. */
    public ResolverChoice resolverChoice() {
        return resolvers;
    }

    /** The addresses of the resolvers in use. */
    public List<IpAddress> resolvers() {
        return servers().stream().map(ResolverAddress::address).toList();
    }

    public Stop stop() {
        return stop;
    }

    public HostFacts host() {
        return lab.<HostFacts>map(RunningLab::host).orElseGet(SystemHostFacts::of);
    }

    public Route route() {
        return lab.<Route>map(RunningLab::route).orElseGet(Route::direct);
    }

    /** The certificate checker, which needs DNSSEC and HTTPS. A lab has none, because nothing may leave the machine. */
    public Optional<PeerTrust> trust(Clock clock) {
        if (lab.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(PeerTrust.builder(dns, validating(clock))
                .fetcher(HttpsFetcher.direct(dns, PER_DOCUMENT))
                .clock(clock)
                .build());
    }

    /** Fetches documents over HTTPS. A lab has no fetcher, because nothing may leave the machine. */
    public Optional<HttpsFetcher> fetcher() {
        return lab.isPresent() ? Optional.empty() : Optional.of(HttpsFetcher.direct(dns, PER_DOCUMENT));
    }

    private ValidatingDns validating(Clock clock) {
        ValidatingDns opened = validating.orElseGet(() -> validation.apply(clock));
        validating = Optional.of(opened);
        return opened;
    }

    public Optional<RunningLab> lab() {
        return lab;
    }

    @Override
    public void close() {
        timeLimit.close();
        wire.close();
        validating.ifPresent(ValidatingDns::close);
        lab.ifPresent(RunningLab::close);
    }
}
