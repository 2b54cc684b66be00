package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.delivery.HourPeriod;
import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.assess.delivery.ReadLog;
import dev.mailworthy.cli.command.log.LogReading;
import dev.mailworthy.cli.lab.LabLog;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.option.log.LogOptions;
import dev.mailworthy.cli.option.log.PeriodOptions;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.store.DeliveryStore;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mail server's log of a check: the user's, or the lab's. */
final class CheckLog {

    private final Optional<MailLog> given;
    private final LogOptions options;
    private final Session session;

    private CheckLog(Optional<MailLog> given, LogOptions options, Session session) {
        this.given = given;
        this.options = options;
        this.session = session;
    }

    /** Reads the user's log or store, before the run opens a socket. Ctrl-C ends the reading, and the run goes on with what was read. */
    static CheckLog read(LogOptions options, boolean showsProgress, Session session) {
        if (!options.isGiven()) {
            return new CheckLog(Optional.empty(), options, session);
        }
        if (options.store().isPresent()) {
            MailLog kept = kept(options.store().orElseThrow(), options, session);
            return new CheckLog(Optional.of(kept), options, session);
        }
        LogReading reading =
                new LogReading(session, options.period(), Optional.empty(), CountedDomains.NONE, false, showsProgress);
        MailLog read = reading.read(options.names());
        reading.printed();
        return new CheckLog(Optional.of(read.named(options.given())), options, session);
    }

    private static MailLog kept(String store, LogOptions options, Session session) {
        DeliverySummary summary = DeliveryStore.read(store).summary();
        Instant now = session.clock().instant();
        PeriodOptions period = options.period();
        return new MailLog(
                summary,
                List.of(new ReadLog(Printable.text(store), summary.coverage())),
                List.of(),
                period.zone(),
                false,
                new HourPeriod(period.since(now), period.until(now)),
                options.given());
    }

    /** The request with this log; without one, with the log of the lab. */
    CheckRequest in(CheckRequest request, Surroundings world) {
        Optional<LabLog> own = world.lab().flatMap(RunningLab::log);
        return given.or(() -> own.map(lab -> new LogReading(
                                session, options.period(), Optional.empty(), CountedDomains.NONE, false, false)
                        .read(lab)))
                .map(request::withLog)
                .orElse(request);
    }
}
