package dev.mailworthy.cli.command.reports;

import dev.mailworthy.cli.assess.feedback.MailAccount;
import dev.mailworthy.cli.assess.feedback.SendingServices;
import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.assess.reports.ReportDays;
import dev.mailworthy.cli.lab.LabReports;
import dev.mailworthy.cli.lab.RunningLab;
import dev.mailworthy.cli.option.reports.WhoseMailOptions;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.FeedbackOptions;
import dev.mailworthy.smtp.feedback.FeedbackReader;
import dev.mailworthy.smtp.feedback.FeedbackSummary;
import dev.mailworthy.smtp.feedback.Intake;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.feedback.source.FeedbackSources;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the reports that the user names, or those of the lab, and finds whose mail they are about. */
public final class ReportReading {

    /** So many sources are read between two looks at Ctrl-C. */
    private static final int STEP = 256;

    private static final Set<RefusalKind> WRONG = Set.of(RefusalKind.NOT_READABLE, RefusalKind.NO_REPORT);

    private final Surroundings world;
    private final Session session;
    private final WhoseMailOptions options;

    public ReportReading(Surroundings world, Session session, WhoseMailOptions options) {
        this.world = world;
        this.session = session;
        this.options = options;
    }

    /** The time at which reports are read: the lab's own, or now. */
    public Clock clock() {
        return labs().<Clock>map(lab -> Clock.fixed(lab.now(), ZoneOffset.UTC)).orElseGet(session::clock);
    }

    private Optional<LabReports> labs() {
        return world.lab().flatMap(RunningLab::reports);
    }

    /**
     * Reads the sources until their end or Ctrl-C.
     *
     * @param about the domains whose reports are wanted; none for all
     * @param period the days that count, from the time of reading
     * @throws UsageException if the one file that is named holds no report
     */
    public Feedback read(List<String> names, Set<DomainName> about, Function<Instant, ReportDays> period) {
        FeedbackReader reader = FeedbackReader.with(FeedbackOptions.over(world.dns(), clock())
                .trusting(options.servers())
                .about(about));
        List<FeedbackSource> sources = sources(names);
        FeedbackSummary summary = FeedbackSummary.NONE;
        for (int from = 0; from < sources.size() && !isStopped(); from += STEP) {
            summary = summary.plus(reader.read(sources.subList(from, Math.min(sources.size(), from + STEP))));
        }
        refuseOneWithoutReport(names, summary.intake());
        MailAccount account = new MailAccount(world.dns(), clock(), SendingServices.bundled(), options.named());
        return Feedback.of(summary, options.files(), period.apply(clock().instant()), account);
    }

    /** A folder may hold other mail. A single file that holds no report is a wrong name. */
    private static void refuseOneWithoutReport(List<String> names, Intake intake) {
        if (names.size() == 1 && intake.reports() == 0) {
            intake.refused().stream()
                    .filter(refused -> refused.source().equals(Printable.text(names.get(0))))
                    .filter(refused -> WRONG.contains(refused.kind()))
                    .findFirst()
                    .ifPresent(refused -> {
                        throw new UsageException(refused.source() + ": " + refused.why());
                    });
        }
    }

    /** Whether the user ended the run. */
    boolean isStopped() {
        return world.stop().completeness() != Completeness.COMPLETE;
    }

    private List<FeedbackSource> sources(List<String> names) {
        if (names.isEmpty()) {
            return labs().map(lab -> List.<FeedbackSource>of(lab))
                    .orElseThrow(
                            () -> new UsageException(
                                    world.lab().isPresent()
                                            ? "this lab has no reports: name files or folders"
                                            : "name the reports: files, mailboxes or folders, or - for one mail on standard input"));
        }
        FeedbackSources sources = new FeedbackSources(session.input());
        for (String name : names) {
            try {
                sources.add(name);
            } catch (IOException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
        return sources.all();
    }
}
