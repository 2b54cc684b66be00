package dev.mailworthy.cli.command;

import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.command.log.KeptMemory;
import dev.mailworthy.cli.command.log.LogFollowing;
import dev.mailworthy.cli.command.log.LogReading;
import dev.mailworthy.cli.lab.LabLog;
import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.option.log.LogInputOptions;
import dev.mailworthy.cli.option.log.PeriodOptions;
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
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.delivery.DeliveryMemory;
import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
                "What receivers did with your mail, from the log of Postfix, Exim, sendmail, OpenSMTPD or KumoMTA: accepted,"
                        + " deferred and refused, why, since when, and who can change it. Offline.",
        footer = {
            "",
            "Examples:",
            "  deliveries                       (the log of this machine)",
            "  deliveries /var/log/mail.log*    (also .gz, .bz2, .xz, .zst)",
            "  deliveries --journal --since 7d",
            "  deliveries --store seen.mw --since 7d   (reads only what is new)",
            "",
            "Exit codes: 0 nothing refused for a reason about you, 1 some mail refused for",
            "such a reason, or expired, 2 a receiver refuses your mail to the end of the log,",
            "3 the log does not decide it."
        })
public final class DeliveriesCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "LOG",
            description =
                    "Files, folders with mail logs, patterns, or - for standard input. Lines of syslog (traditional,"
                            + " RFC 3339, RFC 5424), of journalctl -o json and -o export, Exim's own log and KumoMTA's"
                            + " records, also mixed. Default: /var/log/mail.log or maillog, Exim's mainlog, or the journal.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "Show a table by receiver, domain, source, cause, hour or day. Default: receiver, with the causes.")
    private DeliveryGroup.@Nullable By by;

    @Option(
            names = "--receiver",
            paramLabel = "NAME",
            description = "Show only receivers with this id, like gmail, or with this text in their name.")
    private @Nullable String receiver;

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "Show only recipients of this domain. Its subdomains are other domains.")
    private @Nullable DomainName domain;

    @Option(
            names = "--html",
            paramLabel = "FILE|-",
            description = "Also write one HTML page with a chart for each receiver, which loads nothing. - prints it.")
    private @Nullable String html;

    @Option(names = "--csv", description = "Print CSV, one row for each receiver, or as --by says.")
    private boolean csv;

    @Mixin
    private LogInputOptions input = new LogInputOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    /** Each costs a cell for every hour with mail to it. */
    private static final int MOST_DOMAINS = 1000;

    private Optional<OutputFile> page = Optional.empty();

    private final Session session;

    DeliveriesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkForms();
        input.check(names);
        checkDomains();
        page = Optional.ofNullable(html)
                .filter(file -> !file.equals("-"))
                .map(file -> OutputFile.of(file, session.secrets()));
        Optional<LabLog> lab = input.lab();
        if (lab.isPresent()) {
            LogReading reading = reading(Optional.empty());
            return show(reading, reading.read(lab.orElseThrow()), false);
        }
        if (input.store().isEmpty()) {
            DeliveryMemory empty = DeliveryMemory.empty(new SecureRandom().nextLong());
            return input.follows() ? follow(KeptMemory.ofRun(empty, period.zone())) : show(Optional.empty());
        }
        try (DeliveryStore file = DeliveryStore.open(input.store().orElseThrow(), new SecureRandom())) {
            KeptMemory kept = KeptMemory.in(file, period.zone());
            return input.follows() ? follow(kept) : show(Optional.of(kept));
        }
    }

    private void checkForms() {
        boolean isText = form.rendering() == Rendering.TEXT;
        if (csv && !isText) {
            throw new UsageException("--csv is a form of its own: leave out --json and --ndjson");
        }
        if (printsPage() && (csv || input.follows() || !isText)) {
            throw new UsageException("--html - prints the page alone: leave out --json, --ndjson, --csv and --follow");
        }
        if (input.follows() && (csv || form.rendering() == Rendering.JSON)) {
            throw new UsageException("--follow prints text, or a line of JSON for each event with --ndjson");
        }
    }

    /** Domains of recipients are counted while lines are read. What is kept of lines has none. */
    private void checkDomains() {
        if (domains().isAny() && (input.follows() || input.store().isPresent())) {
            throw new UsageException((domain == null ? "--by domain" : "--domain")
                    + " needs the log itself: a store has no domains of recipients; leave out "
                    + (input.follows() ? "--follow" : "--store"));
        }
    }

    private CountedDomains domains() {
        if (domain != null) {
            return CountedDomains.only(domain.toString());
        }
        return by == DeliveryGroup.By.DOMAIN ? CountedDomains.first(MOST_DOMAINS) : CountedDomains.NONE;
    }

    private boolean printsPage() {
        return html != null && html.equals("-");
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
            int code = new DeliveriesReport(
                            account, List.of(), List.of(), Optional.empty(), limits(), period.zone(), false)
                    .verdict()
                    .exitCode();
            ctrlC.endsWith(code);
            return code;
        }
    }

    private LogReading reading(Optional<KeptMemory> known) {
        return new LogReading(session, period, known, domains(), input.isJournal(), form.showsProgress());
    }

    private int show(Optional<KeptMemory> known) {
        LogReading reading = reading(known);
        return show(reading, reading.read(names), known.isPresent());
    }

    /** @param isMemory whether the log holds all that is known, and not only the period that was asked for */
    private int show(LogReading reading, MailLog read, boolean isMemory) {
        DeliveryAccount all = DeliveryAccount.of(read.summary(), this::isWanted);
        DeliveryAccount account = domain == null ? all : all.to(domain.toString());
        Instant now = session.clock().instant();
        DeliveriesReport report = new DeliveriesReport(
                isMemory ? account.during(period.since(now), period.until(now)) : account,
                read.logs(),
                read.problems(),
                Optional.ofNullable(by),
                limits(),
                read.zone(),
                read.stopped());
        page.ifPresent(file -> file.write(DeliveriesPage.of(report, session.stamp())));
        print(report);
        read.problems().forEach(session::tell);
        reading.printed();
        return report.verdict().exitCode();
    }

    private void print(DeliveriesReport report) {
        if (printsPage()) {
            session.out().print(DeliveriesPage.of(report, session.stamp()));
            session.out().flush();
        } else if (csv) {
            session.out().print(DeliveryCsv.of(report));
            session.out().flush();
        } else {
            form.printing(session, Optional.empty()).print(report, new DeliveriesRenderer(), session.stamp());
        }
    }

    /** What the user limits the result to. */
    private List<String> limits() {
        return Stream.of(receiver, domain)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
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
