package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.option.AskOptions;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.option.FarEnd;
import dev.mailworthy.cli.option.MailOptions;
import dev.mailworthy.cli.option.ReportOptions;
import dev.mailworthy.cli.option.SenderOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.recording.Recorder;
import dev.mailworthy.cli.recording.Recording;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.world.CountingDns;
import dev.mailworthy.cli.world.LookupRounds;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether mail from this server will be accepted. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Whether mail from this server will be accepted: outgoing ports, names, SPF and blocklists, with one"
                        + " verdict and what to do first.")
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--receiver",
            paramLabel = "ID",
            description = "Let the requirements of this receiver alone decide, like gmail or yahoo. Repeatable.")
    private List<String> receivers = new ArrayList<>();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Also keep everything that this run learns from outside, for: mailworthy replay FILE. Keys are masked.")
    private @Nullable String record;

    @Option(
            names = "--no-fetch",
            description = "Do not fetch the domain's MTA-STS policy and BIMI logo over HTTPS. They are then not judged.")
    private boolean noFetch;

    @Mixin
    private AskOptions ask = new AskOptions();

    @Mixin
    private MailOptions mail = new MailOptions();

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
        OutlookChoice outlook = outlook();
        Optional<FarEnd> farEnd = farEnd();
        Optional<MailMessage> message = mail.message(session);
        if (message.isPresent() && record != null) {
            throw new UsageException("a record does not hold messages: leave out --record or --message");
        }
        ReportOptions.Destinations files = reports.destinations(shared.rendering(), session.secrets());
        Optional<OutputFile> kept = Optional.ofNullable(record)
                .map(name -> OutputFile.of(name, session.secrets(), OutputFile.Readers.OWNER));
        Run run = shared.run(session);
        return run.measure(
                (world, progress) -> examine(world, progress, outlook, farEnd, message, kept),
                examined -> examined.report().verdict(),
                (examined, stamp) -> {
                    files.write(examined.report(), stamp, run.printing());
                    kept.ifPresent(file -> keep(examined, stamp, file));
                });
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

    /** A {@link CheckReport report} with the request and the recorder of its run. */
    private record Examined(CheckRequest request, CheckReport report, Optional<Recorder> recorder) {

        Optional<Recording> recording(Stamp stamp) {
            return recorder.flatMap(kept -> kept.recording(request, report, stamp.tool(), stamp.generatedAt()));
        }

        /** This result with the longest chain of lookups. Only a {@link Recording recorded run} can determine it. */
        Examined withChain(Stamp stamp) {
            return recording(stamp)
                    .map(kept -> report.lookups().map(counted -> counted.withChain(chain(kept))))
                    .map(counted -> new Examined(request, report.withLookups(counted), recorder))
                    .orElse(this);
        }

        private static int chain(Recording kept) {
            return LookupRounds.of(kept.questions(), kept::dns, dns -> Replay.again(kept, dns));
        }
    }

    private Examined examine(
            Surroundings world,
            Progress progress,
            OutlookChoice outlook,
            Optional<FarEnd> farEnd,
            Optional<MailMessage> message,
            Optional<OutputFile> kept) {
        Clock clock = clock();
        Optional<Recorder> recorder =
                kept.map(file -> new Recorder(world.dns(), world.host(), clock, System.getenv(), shared.lab()));
        CheckRequest plainly = sender.request(
                world,
                egress,
                shared.timeout(),
                outlook.by(recorder.map(Recorder::clock).orElse(clock)),
                message);
        CheckRequest request = farEnd.map(far -> AskOptions.view(far, plainly.egress(), world, progress))
                .map(plainly::withOutside)
                .orElse(plainly);
        Dns asked = recorder.map(Recorder::dns).orElse(world.dns());
        CountingDns dns = new CountingDns(asked);
        PortProbe connecting = PortProbe.over(
                asked, world.route(), world.host(), egress.means(world, clock, said -> session.tell(said)));
        Dnsbl lists = Dnsbl.over(
                dns,
                Catalogue.bundled().profile(Profile.DELIVERABILITY),
                Keys.of(System.getenv()),
                List.of(),
                recorder.map(Recorder::clock).orElse(clock));
        Sources sources = new Sources(
                        dns,
                        recorder.map(Recorder::host).orElse(world.host()),
                        world.route(),
                        lists,
                        recorder.map(it -> it.ports(connecting)).orElse(connecting))
                .withValidated(
                        recorder.map(it -> it.validated(world.validated())).orElseGet(world::validated))
                .withPolicies(fetcher(world)
                        .map(fetcher -> recorder.map(it -> it.policies(fetcher)).orElse(fetcher)))
                .withLogos(fetcher(world)
                        .map(fetcher -> recorder.map(it -> it.logos(fetcher)).orElse(fetcher)));
        CheckReport report = new Assessment(sources, world.stop(), progress)
                .examine(request)
                .withLookups(Optional.of(dns.lookups()));
        return new Examined(request, report, recorder).withChain(new Stamp(Version.text(), clock.instant()));
    }

    private Optional<HttpsFetcher> fetcher(Surroundings world) {
        return noFetch ? Optional.empty() : world.fetcher();
    }

    private void keep(Examined examined, Stamp stamp, OutputFile file) {
        examined.recording(stamp)
                .flatMap(recording -> examined.recorder().map(recorder -> recorder.lines(recording)))
                .ifPresentOrElse(
                        file::write,
                        () -> session.tell("the run was stopped before its ports were tested; no record was written"));
    }
}
