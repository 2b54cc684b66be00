package dev.mailworthy.cli.command.watch;

import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.option.EgressOptions;
import dev.mailworthy.cli.option.SenderOptions;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.SubjectOption;
import dev.mailworthy.cli.option.help.Candidates;
import dev.mailworthy.cli.option.watch.StoreOption;
import dev.mailworthy.cli.option.watch.WatchOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.watch.AlertForms;
import dev.mailworthy.cli.render.watch.LookForms;
import dev.mailworthy.cli.report.feed.FeedEnd;
import dev.mailworthy.cli.report.feed.WorstVerdict;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.Version;
import dev.mailworthy.cli.store.Store;
import dev.mailworthy.cli.watch.AlertSending;
import dev.mailworthy.cli.watch.Entry;
import dev.mailworthy.cli.watch.Ledger;
import dev.mailworthy.cli.watch.Watch;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at domains over time and tells what changed. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "Checks domains again and again, keeps what was seen, and tells changes: new, worse, better,"
                        + " resolved, now open, answered again. The first look tells nothing. A second look confirms each change.",
        footer = {
            "",
            "Examples:",
            "  watch example.org                     until Ctrl-C, a look each hour",
            "  watch --once example.org example.net  from cron or a timer",
            "  watch --once --alert-file alerts.ndjson example.org",
            "  watch --once --lab fresh-vps --store lab.db",
            "",
            "In mailworthy.yml:  watched: [example.org, example.net]",
            "                    interval: 2h",
            "",
            "Exit codes of --once: that of the worst verdict: 0 ready, 1 at risk, 2 blocked,",
            "3 inconclusive. 64 usage, also a store that cannot be used, 74 the store or the",
            "output cannot be written."
        })
public final class WatchCommand implements Callable<Integer> {

    /** At most one message in this time; what comes sooner waits for the next one. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(2);

    @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "The domains in your mail addresses.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--watched",
            paramLabel = "DOMAIN",
            description = "Also watch this domain. Repeatable; for files of settings.")
    private List<String> watched = new ArrayList<>();

    @Mixin
    private WatchOptions times = new WatchOptions();

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--receiver",
            completionCandidates = Candidates.Receivers.class,
            paramLabel = "ID",
            description = "Only the rules of this receiver decide the verdict, like gmail or yahoo. Repeatable.")
    private List<String> receivers = new ArrayList<>();

    @Option(
            names = "--no-fetch",
            description = "Do not fetch the domain's MTA-STS policy and BIMI logo over HTTPS, and do not judge them.")
    private boolean noFetch;

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicReference<Optional<CheckRound>> running = new AtomicReference<>(Optional.empty());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AlertForms alerts = new AlertForms(Version.text());
    private final LookForms forms = new LookForms(alerts);
    private final Session session;

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (shared.rendering() == Rendering.JSON && !times.isOnce()) {
            throw new UsageException("--json is one document: add --once, or use --ndjson for a line for each look");
        }
        if (shared.lab().isPresent() && !store.isGiven()) {
            throw new UsageException("a lab is none of your domains: name a file for it with --store");
        }
        times.checkInterval(shared.lab().isPresent());
        List<String> domains = domains();
        OutlookChoice outlook = outlook();
        Optional<OutputFile> heartbeat = times.heartbeat(session);
        Duration keep = times.keep();
        try (Store kept = Store.open(store.file());
                Interruption ctrlC = Interruption.stopping(this::stop)) {
            if (!times.isOnce()) {
                ctrlC.endsWith(0);
            }
            AlertSending sending = new AlertSending(kept, times.outlets(), gap(), session.clock(), session::tell);
            sending.send();
            Watch watch = new Watch(
                    () -> open(outlook),
                    new Ledger(kept, times.times(), alerts::of),
                    times.times(),
                    session.clock(),
                    new SecureRandom(),
                    this::show,
                    () -> {
                        sending.send();
                        kept.rollUp(session.clock().instant().minus(keep));
                        heartbeat.ifPresent(file -> file.write(session.clock().instant() + "\n"));
                    });
            watch.run(domains, times.isOnce() ? Watch.Repetition.ONCE : Watch.Repetition.ALWAYS, this::isOnAt);
        }
        return end(domains);
    }

    /** A run that ends sends what it has. */
    private Duration gap() {
        return times.isOnce() ? Duration.ZERO : BETWEEN_MESSAGES;
    }

    private List<String> domains() {
        List<String> given = Stream.concat(names.stream(), watched.stream())
                .map(name -> SubjectOption.read(name, session)
                        .domain()
                        .orElseThrow(() -> new UsageException(name + " is an address; a watch needs a domain")))
                .map(DomainName::toString)
                .distinct()
                .toList();
        if (!given.isEmpty()) {
            return given;
        }
        try (Surroundings world = shared.openForRounds(session)) {
            return List.of(world.host()
                    .mailDomain()
                    .orElseThrow(() -> new UsageException(
                            "no domain is given: name it after the command, or set watched: [example.org]"))
                    .toString());
        }
    }

    private OutlookChoice outlook() {
        try {
            return OutlookChoice.of(receivers, sender.tier(), session.clock());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private CheckRound open(OutlookChoice outlook) {
        Surroundings world = shared.openForRounds(session);
        PortProbe ports = PortProbe.over(
                world.dns(),
                world.route(),
                world.host(),
                // A second look that took the result of the first one would confirm nothing.
                egress.means(world, session.clock(), session::tell).withoutMemory());
        CheckRound round = new CheckRound(
                world,
                ports,
                noFetch ? Optional.empty() : world.fetcher(),
                domain ->
                        sender.request(Optional.of(domain), world, egress, shared.timeout(), outlook, Optional.empty()),
                session.clock());
        running.set(Optional.of(round));
        if (stopped.getCount() == 0) {
            round.stop();
        }
        return round;
    }

    private void stop() {
        stopped.countDown();
        running.get().ifPresent(CheckRound::stop);
    }

    private boolean isOnAt(Instant moment) throws InterruptedException {
        long wait = Duration.between(session.clock().instant(), moment).toMillis();
        return !stopped.await(Math.max(0, wait), TimeUnit.MILLISECONDS);
    }

    private void show(Entry entry) {
        verdicts.put(
                entry.look().domain(),
                Labelled.parse(Verdict.class, entry.look().snapshot().verdict()));
        switch (shared.rendering()) {
            case TEXT -> session.out().print(forms.text(entry, shared.style(session.terminal())));
            case NDJSON -> session.out().print(forms.object(entry).line());
            case JSON -> entries.add(entry);
        }
        session.out().flush();
    }

    private int end(List<String> domains) {
        if (shared.rendering() == Rendering.JSON) {
            session.out().print(forms.document(entries, session.stamp()).indented());
        }
        if (!times.isOnce()) {
            return 0;
        }
        Completeness how = stopped.getCount() == 0 ? Completeness.STOPPED : Completeness.COMPLETE;
        FeedEnd end = new FeedEnd(
                how, domains.size() - verdicts.size(), 0, session.clock().instant());
        return WorstVerdict.of(verdicts.values(), end).exitCode();
    }
}
