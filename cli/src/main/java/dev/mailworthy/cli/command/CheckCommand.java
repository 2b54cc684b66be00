package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.assess.port.PortsSeen;
import dev.mailworthy.cli.command.reports.CheckReports;
import dev.mailworthy.cli.option.AskOptions;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.option.FarEnd;
import dev.mailworthy.cli.option.MailOptions;
import dev.mailworthy.cli.option.SenderOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.SubjectArgument;
import dev.mailworthy.cli.option.SubjectOption;
import dev.mailworthy.cli.option.form.ReportOptions;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.option.log.LogOptions;
import dev.mailworthy.cli.option.reports.ReportEvidenceOptions;
import dev.mailworthy.cli.recording.Recorder;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.AddressRenderer;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether mail from this server will be accepted. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "Will mail from this server be accepted? Checks the outgoing ports, the published names, SPF and"
                + " blocklists, and names what to do first.",
        footer = {
            "",
            "Examples:",
            "  check example.org                             on your mail server",
            "  check example.org --message mail.eml --bulk   with a mail that you sent",
            "  check example.org --log /var/log/mail.log*    by what receivers did, too",
            "  check --domains customers.txt --format csv    many domains",
            "  check example.org --format nagios             one line for Nagios",
            "  check --lab fresh-vps                         try it without a server",
            "",
            "Exit codes: 0 ready, 1 at risk, 2 blocked, 3 inconclusive, 64 usage,",
            "70 internal error, 74 the output cannot be written. Of several domains the",
            "worst decides: blocked, inconclusive, at risk, ready. A bad line counts as",
            "inconclusive."
        })
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "DOMAIN",
            description =
                    "The domain in your mail addresses, or an address. Several domains get one line each. Default: the"
                            + " lab's domain, or the domain in /etc/mailname.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--domains",
            paramLabel = "FILE|-",
            description =
                    "Also check the domains in this file, one on each line; # begins a comment. - is standard input.")
    private @Nullable Path domainFile;

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--receiver",
            completionCandidates = Candidates.Receivers.class,
            paramLabel = "ID",
            description = "Only the rules of this receiver decide the verdict, like gmail or yahoo. Repeatable.")
    private List<String> receivers = new ArrayList<>();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Also write all answers of this run to a file, for: mailworthy replay FILE. Keys are masked.")
    private @Nullable Path record;

    @Option(
            names = "--no-fetch",
            description = "Do not fetch the domain's MTA-STS policy and BIMI logo over HTTPS, and do not judge them.")
    private boolean noFetch;

    @Mixin
    private AskOptions ask = new AskOptions();

    @Mixin
    private MailOptions mail = new MailOptions();

    @Mixin
    private LogOptions log = new LogOptions();

    @Mixin
    private ReportEvidenceOptions evidence = new ReportEvidenceOptions();

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return domainFile != null || names.size() > 1 ? several() : one();
    }

    private int one() {
        Optional<SubjectArgument> named = names.stream().findFirst().map(name -> SubjectOption.read(name, session));
        Optional<IpAddress> address = named.flatMap(SubjectArgument::address);
        return address.isPresent() ? address(address.get()) : domain(named.flatMap(SubjectArgument::domain));
    }

    /** Looks at an address alone. */
    private int address(IpAddress address) {
        if (record != null || mail.isGiven() || log.isGiven() || evidence.isGiven() || reports.isForDomains()) {
            throw new UsageException("the options for reports, messages, bounces and logs need a domain; " + address
                    + " is an address: check DOMAIN --ip " + address);
        }
        return shared.run(session)
                .conclude(
                        (world, progress) -> AddressCheck.of(address, world, egress, shared.timeout(), session),
                        seen -> reports.exitCode(seen.verdict()),
                        (seen, stamp) -> shared.printing(session).print(seen, new AddressRenderer(), stamp));
    }

    private int domain(Optional<DomainName> domain) {
        if (record != null && (log.isGiven() || evidence.isGiven())) {
            throw new UsageException("a record holds neither the log nor reports: leave out --record or "
                    + (log.isGiven() ? log.option() : "--reports"));
        }
        log.forbidSharedInput(mail.readsStandardInput());
        evidence.forbidSharedInput(mail.readsStandardInput() || log.names().contains("-"));
        OutlookChoice outlook = outlook();
        Optional<FarEnd> farEnd = farEnd();
        Optional<MailMessage> message = mail.message(session);
        if (message.isPresent() && record != null) {
            throw new UsageException("a record does not hold messages: leave out --record or --message");
        }
        CheckLog read = CheckLog.read(log, shared.showsProgress(), session);
        ReportOptions.Destinations files = reports.destinations(shared.rendering(), session.secrets());
        Optional<OutputFile> kept = Optional.ofNullable(record)
                .map(name -> OutputFile.of(name.toString(), session.secrets(), OutputFile.Readers.OWNER));
        Run run = shared.run(session);
        return run.conclude(
                (world, progress) -> examine(domain, world, progress, outlook, farEnd, new Given(message, read), kept),
                examined -> reports.exitCode(examined.report().verdict()),
                (examined, stamp) -> {
                    files.write(examined.report(), stamp, run.printing());
                    kept.ifPresent(file -> keep(examined, stamp, file));
                });
    }

    /** Checks several domains. One test of the ports and one cache of the DNS serve all of them. */
    private int several() {
        if (record != null || mail.isGiven() || evidence.isGiven()) {
            throw new UsageException("--record, --message, --bounce and --reports are about one domain");
        }
        log.forbidSharedInput(domainFile != null && domainFile.toString().equals("-"));
        OutlookChoice outlook = outlook();
        Optional<FarEnd> farEnd = farEnd();
        ReportOptions.Listing listing = reports.listing(shared.rendering(), session.secrets());
        DomainLines lines = new DomainLines(session);
        lines.addArguments(names);
        Optional.ofNullable(domainFile).map(Path::toString).ifPresent(lines::addFile);
        CheckLog read = CheckLog.read(log, shared.showsProgress(), session);
        DomainBatch batch = new DomainBatch(session, lines, listing);
        return shared.longRun(session, listing.rendering())
                .work((world, progress) -> reports.exitCode(
                        batch.run(world, progress, oneOfSeveral(world, progress, outlook, farEnd, read))));
    }

    private DomainBatch.OneCheck oneOfSeveral(
            Surroundings world, Progress progress, OutlookChoice outlook, Optional<FarEnd> farEnd, CheckLog read) {
        Clock clock = clock();
        PortProbe ports = new PortsSeen(PortProbe.over(
                world.dns(), world.route(), world.host(), egress.means(world, clock, said -> session.tell(said))));
        Optional<HttpsFetcher> policies = noFetch ? Optional.empty() : world.fetcher();
        Function<DomainName, CheckRequest> requests = domain -> read.in(
                sender.request(
                        Optional.of(domain), world, egress, shared.timeout(), outlook.by(clock), Optional.empty()),
                world);
        OutsideOnce seen = new OutsideOnce(farEnd, world, progress);
        return (domain, shown, stopping) -> {
            CheckMeans means = CheckMeans.ofOne(world, ports, policies, clock);
            stopping.accept(means.stop());
            return means.examine(seen.in(requests.apply(domain)), shown);
        };
    }

    private Optional<FarEnd> farEnd() {
        Optional<FarEnd> farEnd = ask.read(session);
        if (farEnd.isPresent() && sender.namesAddresses()) {
            throw new UsageException("--ip names the addresses, --ask has them seen: give one of them");
        }
        return farEnd;
    }

    /** Reads the receivers and the bounces, before the run opens a socket. */
    private OutlookChoice outlook() {
        try {
            return OutlookChoice.of(receivers, sender.tier(), clock()).hearing(mail.heard(session, clock().instant()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Clock clock() {
        return session.clock();
    }

    /** What the user gave to judge by, beside what the run measures. */
    private record Given(Optional<MailMessage> message, CheckLog log) {}

    private ExaminedCheck examine(
            Optional<DomainName> domain,
            Surroundings world,
            Progress progress,
            OutlookChoice outlook,
            Optional<FarEnd> farEnd,
            Given given,
            Optional<OutputFile> kept) {
        Clock real = clock();
        Optional<Recorder> recorder =
                kept.map(file -> new Recorder(world.dns(), world.host(), real, System.getenv(), shared.lab()));
        recorder.ifPresent(it -> it.askedThrough(world.resolverChoice()));
        Clock clock = recorder.map(Recorder::clock).orElse(real);
        CheckRequest plainly =
                sender.request(domain, world, egress, shared.timeout(), outlook.by(clock), given.message());
        CheckRequest logged = new CheckReports(evidence, session).in(given.log().in(plainly, world), world);
        if (record != null && (logged.log().isPresent() || logged.feedback().isPresent())) {
            throw new UsageException("a record holds neither the log nor the reports of this lab: leave out --record");
        }
        CheckRequest request = new OutsideOnce(farEnd, world, progress).in(logged);
        Dns asked = recorder.map(Recorder::dns).orElse(world.dns());
        PortProbe connecting = PortProbe.over(
                asked, world.route(), world.host(), egress.means(world, real, said -> session.tell(said)));
        CheckMeans means = new CheckMeans(
                asked,
                recorder.map(it -> it.validated(world.validated())).orElseGet(world::validated),
                recorder.map(Recorder::host).orElse(world.host()),
                world.route(),
                recorder.map(it -> it.ports(connecting)).orElse(connecting),
                fetcher(world)
                        .map(fetcher -> recorder.map(it -> it.policies(fetcher)).orElse(fetcher)),
                fetcher(world)
                        .map(fetcher -> recorder.map(it -> it.logos(fetcher)).orElse(fetcher)),
                world.stop(),
                clock,
                world.resolverChoice());
        CheckReport report = means.examine(request, progress);
        return new ExaminedCheck(request, report, recorder).withChain(new Stamp(Version.text(), real.instant()));
    }

    private Optional<HttpsFetcher> fetcher(Surroundings world) {
        return noFetch ? Optional.empty() : world.fetcher();
    }

    private void keep(ExaminedCheck examined, Stamp stamp, OutputFile file) {
        examined.recording(stamp)
                .flatMap(recording -> examined.recorder().map(recorder -> recorder.lines(recording)))
                .ifPresentOrElse(
                        file::write,
                        () -> session.tell("the run was stopped before its ports were tested; no record was written"));
    }
}
