package dev.mailworthy.cli.command.reports;

import dev.mailworthy.cli.assess.reports.Feedback;
import dev.mailworthy.cli.option.SharedOptions;
import dev.mailworthy.cli.option.reports.ReportPeriodOptions;
import dev.mailworthy.cli.option.reports.WhoseMailOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.reports.MailGroup;
import dev.mailworthy.cli.render.reports.ReportsCsv;
import dev.mailworthy.cli.render.reports.ReportsRenderer;
import dev.mailworthy.cli.render.reports.ReportsReport;
import dev.mailworthy.cli.report.ReportsPage;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Run;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.Surroundings;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.run.tree.Subcommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what receivers report. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "What receivers report about your mail: DMARC and TLS reports, complaints, Microsoft SNDS and Gmail's"
                        + " Postmaster Tools. Whose each source is, which mail of yours fails, why, and what to do.",
        footer = {
            "",
            "Examples:",
            "  reports Maildir/.Reports",
            "  reports reports.mbox --since 30d --by reporter",
            "  reports policy example.org reports.mbox   (may I publish p=reject?)",
            "",
            "Exit codes: 0 all mail of yours that is reported passes, 1 some of it fails,",
            "or servers cannot send you mail with TLS, 2 a receiver calls your mail spam,",
            "3 no report of a proved sender decides it."
        })
@Subcommands(ReportsPolicyCommand.class)
public final class ReportsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description =
                    "Files, mailboxes (mbox), folders (also Maildir), or - for one mail on standard input. Reports are found"
                            + " by their content, also in gzip and zip. A report counts if its mail proves who sent it.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--by", paramLabel = "WHAT", description = "Show each domain's mail by source, reporter or day.")
    private MailGroup.@Nullable By by;

    @Option(names = "--csv", description = "Print CSV: one row for each source of each domain, or as --by says.")
    private boolean csv;

    @Option(
            names = "--html",
            paramLabel = "FILE|-",
            description = "Also write one HTML page with a chart for each domain, which loads nothing. - prints it.")
    private @Nullable String html;

    @Mixin
    private ReportPeriodOptions period = new ReportPeriodOptions();

    @Mixin
    private WhoseMailOptions whose = new WhoseMailOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    private final Session session;

    ReportsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean isText = shared.rendering() == Rendering.TEXT;
        if (csv && !isText) {
            throw new UsageException("--csv is a form of its own: leave out --json and --ndjson");
        }
        boolean printsPage = html != null && html.equals("-");
        if (printsPage && (csv || !isText)) {
            throw new UsageException("--html - prints the page alone: leave out --json, --ndjson and --csv");
        }
        Optional<OutputFile> page = Optional.ofNullable(html)
                .filter(file -> !printsPage)
                .map(file -> OutputFile.of(file, session.secrets()));
        Run run = shared.longRun(session);
        return run.<ReportsReport>measure((world, progress) -> read(world), ReportsReport::verdict, (report, stamp) -> {
            page.ifPresent(file -> file.write(ReportsPage.of(report, stamp)));
            if (printsPage) {
                run.printing().rows(ReportsPage.of(report, stamp));
            } else if (csv) {
                run.printing().rows(ReportsCsv.of(report));
            } else {
                run.printing().print(report, new ReportsRenderer(), stamp);
            }
        });
    }

    private ReportsReport read(Surroundings world) {
        ReportReading reading = new ReportReading(world, session, whose);
        Feedback feedback = reading.read(names, Set.of(), period::days);
        return ReportsReport.of(feedback, Optional.ofNullable(by), reading.isStopped());
    }
}
