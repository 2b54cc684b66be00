package dev.mailworthy.cli.command;

import dev.mailworthy.cli.option.FormOptions;
import dev.mailworthy.cli.option.PeriodOptions;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.deliveries.DeliveriesRenderer;
import dev.mailworthy.cli.render.deliveries.DeliveriesReport;
import dev.mailworthy.cli.render.deliveries.DeliveryCsv;
import dev.mailworthy.cli.run.Session;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                        + " deferred and refused, why, whose matter it is and since when. Offline.",
        footer = {
            "",
            "Examples:",
            "  deliveries                       (the log of this machine)",
            "  deliveries /var/log/mail.log*    (also packed with gzip)",
            "  journalctl -o json -u 'postfix*' | mailworthy deliveries -",
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
                            + " RFC 3339, RFC 5424), of journalctl -o json and -o export, Exim's own log and KumoMTA's records, also mixed. Default: /var/log/mail.log or"
                            + " /var/log/maillog.")
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

    @Option(names = "--csv", description = "Print CSV, one row for each receiver, or as --by says.")
    private boolean csv;

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private FormOptions form = new FormOptions();

    private final Session session;

    DeliveriesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (csv && form.rendering() != Rendering.TEXT) {
            throw new UsageException("--csv is a form of its own: leave out --json and --ndjson");
        }
        LogReading reading = new LogReading(session, period, form.showsProgress());
        LogReading.Read read = reading.read(names);
        DeliveriesReport report = new DeliveriesReport(
                DeliveryAccount.of(read.summary(), this::isWanted),
                read.logs(),
                read.problems(),
                Optional.ofNullable(by),
                period.zone(),
                read.stopped());
        if (csv) {
            session.out().print(DeliveryCsv.of(report));
            session.out().flush();
        } else {
            form.printing(session, Optional.empty()).print(report, new DeliveriesRenderer(), session.stamp());
        }
        read.problems().forEach(session::tell);
        reading.printed();
        return report.verdict().exitCode();
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
