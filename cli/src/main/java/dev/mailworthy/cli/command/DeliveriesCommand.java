package dev.mailworthy.cli.command;

import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.option.PeriodOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.deliveries.DeliveriesRenderer;
import dev.mailworthy.cli.render.deliveries.DeliveriesReport;
import dev.mailworthy.cli.render.deliveries.DeliveryCsv;
import dev.mailworthy.cli.render.deliveries.LiveText;
import dev.mailworthy.cli.report.DeliveriesPage;
import dev.mailworthy.cli.run.Interruption;
import dev.mailworthy.cli.run.OutputFile;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.cli.store.DeliveryStore;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what receivers did with the mail. */
@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description =
                "What receivers did with your mail, from the log of Postfix: accepted, deferred and refused, why, whose"
                        + " matter it is and since when. Offline.",
        footer = {
            "",
            "Examples:",
            "  deliveries                       (the log of this machine)",
            "  deliveries /var/log/mail.log*    (also packed with gzip)",
            "  deliveries --journal --since 7d",
            "  deliveries --store seen.mw --since 7d   (reads only what is new)",
            "",
            "Exit codes: 0 nothing refused for a reason about you, 1 recipients missed for",
            "such a reason, or expired, 2 a receiver refuses your mail until the end of the",
            "log, 3 the log does not decide it."
        })
public final class DeliveriesCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "LOG",
            description =
                    "Files, folders with mail logs, patterns, or - for standard input. Lines of syslog (traditional,"
                            + " RFC 3339, RFC 5424) and of journalctl -o json, also mixed. Default: /var/log/mail.log,"
                            + " /var/log/maillog, or the journal.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "Show a table by receiver, source, cause, hour or day. Default: receiver, with the causes.")
    private DeliveryGroup.@Nullable By by;

    @Option(
            names = "--receiver",
            paramLabel = "NAME",
            description = "Show only receivers with this id, like gmail, or with this text in their name.")
    private @Nullable String receiver;

    @Option(
            names = "--html",
            paramLabel = "FILE|-",
            description = "Also write one HTML page with a chart for each receiver, which loads nothing. - prints it.")
    private @Nullable String html;

    @Option(names = "--csv", description = "Print CSV, one row for each receiver, or as --by says.")
    private boolean csv;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "Add the new lines of the logs to this file, and show all that it knows. Each line counts once,"
                            + " also after the logs were rotated, copied or packed. The file is made if it is not there.")
    private @Nullable String store;

    @Option(
            names = "--journal",
            description = "Read systemd's journal with journalctl, and no file. Also the default on a machine without"
                    + " a log file.")
    private boolean journal;

    @Option(
            names = "--follow",
            description =
                    "Then wait for new lines, and show what they say each second, until Ctrl-C. Rotation is followed.")
    private boolean follow;

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    private Optional<OutputFile> page = Optional.empty();

    private final Session session;

    DeliveriesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (csv && form.rendering() != Rendering.TEXT) {
            throw new UsageException("--csv is a form of its own: leave out --json and --ndjson");
        }
        if (html != null && html.equals("-") && (csv || follow || form.rendering() != Rendering.TEXT)) {
            throw new UsageException("--html - prints the page alone: leave out --json, --ndjson, --csv and --follow");
        }
        page = Optional.ofNullable(html)
                .filter(file -> !file.equals("-"))
                .map(file -> OutputFile.of(file, session.secrets()));
        if (journal && !names.isEmpty()) {
            throw new UsageException("--journal reads the journal and no file: leave out " + names.get(0));
        }
        if (journal && (follow || store != null)) {
            throw new UsageException((follow ? "--follow" : "--store")
                    + " needs files: lines of the journal cannot be told from lines read before");
        }
        if (follow && (csv || form.rendering() == Rendering.JSON)) {
            throw new UsageException("--follow prints text, or a line of JSON for each event with --ndjson");
        }
        if ((store != null || follow) && names.contains("-")) {
            throw new UsageException((follow ? "--follow" : "--store")
                    + " needs files: lines on standard input cannot be told from lines read before");
        }
        if (store == null) {
            DeliveryMemory empty = DeliveryMemory.empty(new SecureRandom().nextLong());
            return follow
                    ? follow(KeptMemory.ofRun(empty, period.zone()))
                    : show(Optional.empty()).verdict().exitCode();
        }
        try (DeliveryStore file = DeliveryStore.open(store, new SecureRandom())) {
            KeptMemory kept = KeptMemory.in(file, period.zone());
            return follow ? follow(kept) : show(Optional.of(kept)).verdict().exitCode();
        }
    }

    /** Shows what is known, then what new lines say. The exit code is that of all lines. */
    private int follow(KeptMemory kept) throws InterruptedException {
        show(Optional.of(kept));
        LiveText live = new LiveText(this::isWanted, period.zone());
        CountDownLatch stopped = new CountDownLatch(1);
        LogFollowing following = new LogFollowing(
                kept,
                names.isEmpty() ? LogReading.usual() : names,
                lines -> {
                    session.out().print(live.of(lines, form.rendering(), form.style(session.terminal())));
                    session.out().flush();
                },
                session::tell);
        try (Interruption ctrlC = Interruption.stopping(stopped::countDown)) {
            following.run(() -> !stopped.await(1, TimeUnit.SECONDS));
            DeliveryAccount account = DeliveryAccount.of(kept.memory().summary(), this::isWanted);
            int code = report(account, List.of(), List.of(), false).verdict().exitCode();
            ctrlC.endsWith(code);
            return code;
        }
    }

    private DeliveriesReport report(
            DeliveryAccount account, List<DeliveriesReport.ReadLog> logs, List<String> problems, boolean isStopped) {
        return new DeliveriesReport(account, logs, problems, Optional.ofNullable(by), period.zone(), isStopped);
    }

    private DeliveriesReport show(Optional<KeptMemory> known) {
        LogReading reading = new LogReading(session, period, known, journal, form.showsProgress());
        LogReading.Read read = reading.read(names);
        DeliveryAccount account = DeliveryAccount.of(read.summary(), this::isWanted);
        Instant now = session.clock().instant();
        DeliveriesReport report = report(
                known.isEmpty() ? account : account.during(period.since(now), period.until(now)),
                read.logs(),
                read.problems(),
                read.stopped());
        page.ifPresent(file -> file.write(DeliveriesPage.of(report, session.stamp())));
        print(report);
        read.problems().forEach(session::tell);
        reading.printed();
        return report;
    }

    private void print(DeliveriesReport report) {
        if (!csv && html != null && html.equals("-")) {
            session.out().print(DeliveriesPage.of(report, session.stamp()));
            session.out().flush();
        } else if (csv) {
            session.out().print(DeliveryCsv.of(report));
            session.out().flush();
        } else {
            form.printing(session, Optional.empty()).print(report, new DeliveriesRenderer(), session.stamp());
        }
    }

    private boolean isWanted(MailTarget target) {
        if (receiver == null) {
            return true;
        }
        String wanted = receiver.toLowerCase(Locale.ROOT);
        return target.isOutside()
                && (target.id().filter(wanted::equals).isPresent()
                        || target.name().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
