package dev.mailworthy.cli.option;

import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.EgressMemory;
import dev.mailworthy.cli.assess.port.ProbeUser;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.MailPort;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the port probe. */
public final class EgressOptions {

    @Option(
            names = "--target",
            paramLabel = "NAME[=IP][:PORT]",
            description =
                    "Connect to this mail server instead of the usual ones. With --port, PORT stands in for the tested"
                            + " port. Repeatable; a verdict needs three.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--control",
            paramLabel = "HOST:PORT",
            description =
                    "A reference host that proves that the network works, on any port but those of mail. Repeatable.")
    private List<String> controls = new ArrayList<>();

    @Option(
            names = "--canary",
            paramLabel = "IP",
            description =
                    "An address without a mail server. An answer from there proves that a machine in between answers."
                            + " Repeatable.")
    private List<IpAddress> canaries = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", description = "Test this port. Repeatable. Default: 25, 465 and 587.")
    private List<Integer> ports = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "IP",
            description = "Send from this local address. Repeatable. Default: the system's choice.")
    private List<IpAddress> sources = new ArrayList<>();

    @Option(
            names = "--all-sources",
            description =
                    "Repeat the port 25 test from every local address (8 at most). --port and --target choose other"
                            + " tests.")
    private boolean allSources;

    @Option(names = "-4", description = "Test IPv4 only.")
    private boolean only4;

    @Option(names = "-6", description = "Test IPv6 only.")
    private boolean only6;

    @Option(
            names = "--connect-timeout",
            paramLabel = "DURATION",
            converter = Durations.class,
            description =
                    "Time limit of one connection. Below 3s a refusal over IPv6 looks like a dropped packet. Default:"
                            + " 10s.")
    private @Nullable Duration connectTimeout;

    @Option(
            names = "--banner-timeout",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "Time limit for a server's greeting. Default: 30s.")
    private @Nullable Duration bannerTimeout;

    @Option(
            names = "--targets",
            paramLabel = "SET",
            description =
                    "The servers to connect to: usual (six receivers, five submission hosts, relays), minimal (two"
                            + " receivers and the canaries) or own (the mail exchangers of this machine's domain)."
                            + " Default: usual.")
    private TargetSet set = TargetSet.usual;

    @Option(
            names = "--fresh",
            description = "Test the ports now. Without this option, results of the last 15 minutes are used again.")
    private boolean fresh;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description =
                    "Connect as this user of this machine: the one that your mail server sends as, like postfix or"
                            + " Debian-exim. A packet filter may treat users differently. For another user than your own,"
                            + " run it as root.")
    private @Nullable String as;

    /** The values of {@code --targets}, spelled as on the command line. */
    private enum TargetSet {
        usual,
        minimal,
        own
    }

    /**
     * The certificate checker, the result cache and the user to connect as. There is no cache for servers of a lab or of the
     * user, and none for connections of another user.
     *
     * @throws UsageException when the run cannot connect as the user that it names
     */
    public EgressMeans means(Surroundings world, Clock clock, Consumer<String> told) {
        Optional<ProbeUser> user = user(world);
        boolean strangers = world.lab().isEmpty() && targets.isEmpty() && set != TargetSet.own;
        EgressMemory memory = strangers && !fresh && user.isEmpty()
                ? EgressMemory.ofUser(System.getenv(), clock, told)
                : EgressMemory.none();
        return new EgressMeans(memory, world.trust(clock), user);
    }

    private Optional<ProbeUser> user(Surroundings world) {
        if (as != null && world.lab().isPresent()) {
            throw new UsageException("--as names a user of this machine, and a lab has none");
        }
        return Optional.ofNullable(as).map(AsUser.system(world.host().user())::read);
    }

    /** Whether the run connects as a user that it names. */
    public boolean namesUser() {
        return as != null;
    }

    /** Whether the user named all mail servers that the run connects to. */
    public boolean namesTargets() {
        return !targets.isEmpty();
    }

    /** @throws UsageException when the value of an option cannot be read */
    public EgressRequest request(
            Surroundings world, Optional<EhloName> ehlo, Optional<DomainName> domain, Duration budget) {
        checkSources();
        Optional<RunningLab> lab = world.lab();
        try {
            EgressRequest ends = withEnds(EgressRequest.defaults(), domain);
            EgressRequest paths = withOrigins(ends, world.host().addresses());
            return withName(withTimes(paths, lab, budget), ehlo, lab);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Labs need no pauses between connections, because their servers belong to this process. They have no STARTTLS, whatever
     * is known about the servers whose names they have.
     */
    private static EgressRequest withName(EgressRequest request, Optional<EhloName> ehlo, Optional<RunningLab> lab) {
        EgressRequest named = ehlo.map(request::withEhlo).orElse(request);
        return lab.isPresent() ? named.withSpacing(Duration.ZERO).withoutKnownOffers() : named;
    }

    /**
     * The EHLO name of the option, else this host's own if it is {@link EhloName#presentable}.
     *
     * @throws UsageException when the option's name is not presentable
     */
    public static Optional<EhloName> ehlo(Optional<EhloName> given, Optional<DomainName> host) {
        try {
            return given.or(() -> host.map(EhloName::of)).map(EhloName::presentable);
        } catch (IllegalArgumentException e) {
            if (given.isPresent()) {
                throw new UsageException("Invalid value for option '--ehlo': " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    private EgressRequest withSet(EgressRequest defaults, Optional<DomainName> domain) {
        return switch (set) {
            case usual -> defaults;
            case minimal -> defaults.minimal();
            case own ->
                defaults.withTargets(List.of(EgressTarget.exchangersOf(domain.orElseThrow(() ->
                                new UsageException("--targets own: this host has no mail domain (/etc/mailname)")))))
                        .withPorts(List.of(MailPort.SMTP.number()));
        };
    }

    private EgressRequest withEnds(EgressRequest defaults, Optional<DomainName> domain) {
        EgressRequest request = withSet(defaults, domain);
        if (!targets.isEmpty()) {
            List<EgressTarget> named = read("--target", targets, EgressTarget::parse);
            request = request.withTargets(named).withPorts(portsOf(named, defaults.ports()));
            request = named.stream().allMatch(EgressTarget::isOnThisMachine)
                    ? request.withCanaries(List.of()) // A canary proves nothing about servers on this machine.
                    : request;
        }
        if (!controls.isEmpty()) {
            request = request.withControls(read("--control", controls, EgressTarget::parseControl));
        }
        if (!canaries.isEmpty()) {
            request = request.withCanaries(canaries);
        }
        if (!ports.isEmpty()) {
            request = request.withPorts(ports.stream().distinct().toList());
        }
        if (only4 != only6) {
            request = request.withFamilies(List.of(only4 ? IpFamily.IPV4 : IpFamily.IPV6));
        }
        return request;
    }

    /** @throws UsageException when a source address is not of the one family that the user wants */
    private void checkSources() {
        if (only4 != only6) {
            IpFamily wanted = only4 ? IpFamily.IPV4 : IpFamily.IPV6;
            sources.stream()
                    .filter(source -> source.family() != wanted)
                    .findFirst()
                    .ifPresent(source -> {
                        throw new UsageException("--source " + source + " is no " + wanted.title() + " address, and "
                                + (only4 ? "-4" : "-6") + " wants " + wanted.title() + " only");
                    });
        }
    }

    private EgressRequest withOrigins(EgressRequest request, List<IpAddress> ofMachine) {
        try {
            return withSources(request, ofMachine);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ", --source IP");
        }
    }

    private EgressRequest withSources(EgressRequest request, List<IpAddress> ofMachine) {
        EgressRequest named = request.withSources(sources);
        if (!allSources) {
            return named;
        }
        EgressRequest few =
                ports.isEmpty() && targets.isEmpty() ? named.withPorts(List.of(MailPort.SMTP.number())) : named;
        return few.withAllSources(ofMachine);
    }

    /** The tested ports. Targets that all name one port test that port; with different ports they stand for port 25. */
    private static List<Integer> portsOf(List<EgressTarget> named, List<Integer> usual) {
        List<Integer> own = named.stream()
                .flatMap(target -> target.port().stream().boxed())
                .distinct()
                .toList();
        boolean all = named.stream().allMatch(target -> target.port().isPresent());
        if (!all) {
            return usual;
        }
        return own.size() == 1 ? own : List.of(MailPort.SMTP.number());
    }

    private EgressRequest withTimes(EgressRequest request, Optional<RunningLab> lab, Duration budget) {
        Duration connect = Optional.ofNullable(connectTimeout)
                .or(() -> lab.flatMap(RunningLab::connectTimeout))
                .orElse(request.connectTimeout());
        Duration banner = Optional.ofNullable(bannerTimeout)
                .or(() -> lab.flatMap(RunningLab::bannerTimeout))
                .orElse(request.bannerTimeout());
        return request.withTimeouts(connect, banner, budget);
    }

    private static <T> List<T> read(String option, List<String> texts, Function<String, T> parser) {
        return texts.stream()
                .map(text -> {
                    try {
                        return parser.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw new UsageException("Invalid value for option '" + option + "': "
                                + Printable.text(String.valueOf(e.getMessage())));
                    }
                })
                .toList();
    }
}
