package dev.mailworthy.cli.command.log;

import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.assess.delivery.ReadLog;
import dev.mailworthy.cli.lab.LabLog;
import dev.mailworthy.cli.option.log.PeriodOptions;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.ProgressLine;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import dev.mailworthy.smtp.delivery.source.SystemJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the logs that the user names, with progress and until Ctrl-C. What cannot be read is a problem, and the rest goes on. */
public final class LogReading {

    /** Where syslog writes mail, and where Exim writes its own log. The first of each that is there is read. */
    private static final List<List<String>> USUAL = List.of(
            List.of("/var/log/mail.log", "/var/log/maillog"),
            List.of("/var/log/exim4/mainlog", "/var/log/exim/main.log", "/var/log/exim_mainlog"));

    private static final double MEGA = 1e6;

    private final Session session;
    private final PeriodOptions period;
    private final Optional<KeptMemory> kept;
    private final CountedDomains domains;
    private final boolean journal;
    private final boolean showsProgress;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Interruption> interruptions = new ArrayList<>();
    private volatile String state = "";

    /**
     * @param kept takes the new lines, and gives what is known
     * @param domains the domains of recipients that are counted apart; none with a memory
     * @param journal whether systemd's journal is read, and no file
     */
    public LogReading(
            Session session,
            PeriodOptions period,
            Optional<KeptMemory> kept,
            CountedDomains domains,
            boolean journal,
            boolean showsProgress) {
        this.domains = domains;
        this.journal = journal;
        this.session = session;
        this.period = period;
        this.kept = kept;
        this.showsProgress = showsProgress && session.terminal().err();
    }

    /** Reads logs. Ctrl-C is held back until {@link #printed}. */
    public MailLog read(List<String> names) {
        Instant now = session.clock().instant();
        List<String> problems = new ArrayList<>();
        List<LogSource> sources = sources(names, now, problems);
        if (sources.isEmpty() && !problems.isEmpty()) {
            throw new UsageException(String.join("; ", problems));
        }
        LogSum sum = sum(now, period.zone());
        interruptions.add(Interruption.stopping(() -> stopped.set(true)));
        if (!showsProgress) {
            return read(sources, sum, period.zone(), problems);
        }
        try (ProgressLine line =
                ProgressLine.on(session.err(), session.terminal().columns())) {
            line.shows(() -> state);
            return read(sources, sum, period.zone(), problems);
        }
    }

    /** Reads the log of a lab, whose times and ages count from the lab's own time. */
    public MailLog read(LabLog lab) {
        ZoneId zone = period.zone(ZoneId.of("UTC"));
        return read(List.of(lab), sum(lab.now(), zone), zone, new ArrayList<>());
    }

    private LogSum sum(Instant now, ZoneId zone) {
        if (kept.isPresent()) {
            return new LogSum.OfMemory(kept.orElseThrow());
        }
        return new LogSum.OfRun(DeliveryOptions.of(zone, new SecureRandom().nextLong())
                .during(period.since(now), period.until(now))
                .counting(domains)
                .on(Runtime.getRuntime().availableProcessors()));
    }

    private List<LogSource> sources(List<String> names, Instant now, List<String> problems) {
        LogSources sources = new LogSources(session.input(), now);
        SystemJournal system = SystemJournal.of(period.since(now), now);
        boolean isUsual = names.isEmpty() && !journal && kept.isEmpty() && usual().isEmpty() && system.isThere();
        if (journal || isUsual) {
            if (isUsual) {
                session.tell(
                        "reading the journal, for this machine has no mail.log, maillog or mainlog in its usual place");
            }
            return sources.add(system).all();
        }
        for (String name : names.isEmpty() ? usualOrFail() : names) {
            try {
                sources.add(name);
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return sources.all();
    }

    /** The log of this machine, if it has one. */
    public static List<String> usual() {
        return USUAL.stream()
                .flatMap(places -> places.stream()
                        .filter(name -> Files.isRegularFile(Path.of(name)))
                        .limit(1))
                .toList();
    }

    private List<String> usualOrFail() {
        List<String> there = usual();
        if (kept.isPresent()) {
            // What the store does not know may have been rotated since.
            List<String> rotated = there.stream().map(name -> name + "*").toList();
            session.tell(
                    rotated.isEmpty()
                            ? "no log is read: name it, if there is one"
                            : "reading " + String.join(" and ", rotated));
            return rotated;
        }
        if (there.isEmpty()) {
            throw new UsageException(
                    "there is no mail.log, maillog or mainlog in its usual place, and no journal: name the log");
        }
        session.tell("reading " + String.join(" and ", there));
        return there;
    }

    private MailLog read(List<LogSource> sources, LogSum sum, ZoneId zone, List<String> problems) {
        List<ReadLog> logs = new ArrayList<>();
        for (LogSource source : sources) {
            if (stopped.get()) {
                break;
            }
            try {
                DeliverySummary one = sum.add(source, (lines, octets) -> goesOn(source, lines, octets));
                logs.add(new ReadLog(source.name(), one.coverage()));
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (logs.isEmpty() && !problems.isEmpty() && !stopped.get()) {
            printed();
            throw new UsageException(String.join("; ", problems));
        }
        return MailLog.of(sum.end(), logs, problems, zone, stopped.get());
    }

    private boolean goesOn(LogSource source, long lines, long octets) {
        if (showsProgress) {
            String part = source.size() >= octets && source.size() > 0
                    ? String.format(Locale.ROOT, "%d %% of ", octets * 100 / source.size())
                    : "";
            state = part + source.name() + String.format(Locale.ROOT, ", %.1f million lines", lines / MEGA);
        }
        return !stopped.get();
    }

    /** The result is printed: from now on Ctrl-C ends the process at once. */
    public void printed() {
        interruptions.forEach(Interruption::close);
    }
}
