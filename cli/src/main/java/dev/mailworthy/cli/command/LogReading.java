package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.assess.delivery.ReadLog;
import dev.mailworthy.cli.lab.LabLog;
import dev.mailworthy.cli.option.PeriodOptions;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.ProgressLine;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.delivery.DeliveryLog;
import dev.mailworthy.smtp.delivery.DeliveryOptions;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the logs that the user names, with progress and until Ctrl-C. What cannot be read is a problem, and the rest goes on. */
final class LogReading {

    private static final List<String> USUAL = List.of("/var/log/mail.log", "/var/log/maillog");
    private static final double MEGA = 1e6;

    private final Session session;
    private final PeriodOptions period;
    private final boolean showsProgress;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Interruption> interruptions = new ArrayList<>();
    private volatile String state = "";

    LogReading(Session session, PeriodOptions period, boolean showsProgress) {
        this.session = session;
        this.period = period;
        this.showsProgress = showsProgress && session.terminal().err();
    }

    /** Reads logs. Ctrl-C is held back until {@link #printed}. */
    MailLog read(List<String> names) {
        Instant now = session.clock().instant();
        List<String> problems = new ArrayList<>();
        List<LogSource> sources = sources(names, now, problems);
        if (sources.isEmpty()) {
            throw new UsageException(String.join("; ", problems));
        }
        DeliveryOptions options = options(now, period.zone());
        interruptions.add(Interruption.stopping(() -> stopped.set(true)));
        if (!showsProgress) {
            return read(sources, options, problems);
        }
        try (ProgressLine line =
                ProgressLine.on(session.err(), session.terminal().columns())) {
            line.shows(() -> state);
            return read(sources, options, problems);
        }
    }

    /** Reads the log of a lab, whose times and ages count from the lab's own time. */
    MailLog read(LabLog lab) {
        return read(List.of(lab), options(lab.now(), period.zone(ZoneId.of("UTC"))), new ArrayList<>());
    }

    private DeliveryOptions options(Instant now, ZoneId zone) {
        return DeliveryOptions.of(zone, new SecureRandom().nextLong()).during(period.since(now), period.until(now));
    }

    private List<LogSource> sources(List<String> names, Instant now, List<String> problems) {
        LogSources sources = new LogSources(session.input(), now);
        for (String name : names.isEmpty() ? usual() : names) {
            try {
                sources.add(name);
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return sources.all();
    }

    private List<String> usual() {
        List<String> there = USUAL.stream()
                .filter(name -> Files.isRegularFile(Path.of(name)))
                .limit(1)
                .toList();
        if (there.isEmpty()) {
            throw new UsageException("neither /var/log/mail.log nor /var/log/maillog is there: name the log, or run:"
                    + " journalctl -o json | mailworthy deliveries -");
        }
        session.tell("reading " + there.get(0));
        return there;
    }

    private MailLog read(List<LogSource> sources, DeliveryOptions options, List<String> problems) {
        DeliverySummary sum = DeliverySummary.NONE;
        List<ReadLog> logs = new ArrayList<>();
        for (LogSource source : sources) {
            if (stopped.get()) {
                break;
            }
            try {
                DeliverySummary one =
                        DeliveryLog.read(source, options, (lines, octets) -> goesOn(source, lines, octets));
                logs.add(new ReadLog(source.name(), one.coverage()));
                sum = sum.plus(one);
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (logs.isEmpty() && !stopped.get()) {
            printed();
            throw new UsageException(String.join("; ", problems));
        }
        return new MailLog(sum, logs, problems, options.zone(), stopped.get());
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
    void printed() {
        interruptions.forEach(Interruption::close);
    }
}
