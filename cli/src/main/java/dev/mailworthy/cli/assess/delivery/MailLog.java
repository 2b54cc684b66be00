package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import java.time.ZoneId;
import java.util.List;

/**
 * The mail server's log of a check.
 *
 * @param logs each log with its own coverage
 * @param problems logs that could not be read, one line each
 * @param zone the zone in which times are shown
 * @param stopped whether the user ended the reading before the end of the logs
 * @param hours the hours that count
 * @param options how the user named the log; empty for the log of a lab
 */
public record MailLog(
        DeliverySummary summary,
        List<ReadLog> logs,
        List<String> problems,
        ZoneId zone,
        boolean stopped,
        HourPeriod hours,
        List<GivenOption> options) {
    public MailLog {
        logs = List.copyOf(logs);
        problems = List.copyOf(problems);
        options = List.copyOf(options);
    }

    /** A log of which all lines that were read count. */
    public static MailLog of(
            DeliverySummary summary, List<ReadLog> logs, List<String> problems, ZoneId zone, boolean stopped) {
        return new MailLog(summary, logs, problems, zone, stopped, HourPeriod.ALL, List.of());
    }

    /** This log with the options by which the user named it. */
    public MailLog named(List<GivenOption> given) {
        return new MailLog(summary, logs, problems, zone, stopped, hours, given);
    }

    /** What counts. */
    DeliverySummary counted() {
        return hours.equals(HourPeriod.ALL) ? summary : summary.during(hours.since(), hours.until());
    }

    /** What counts, added up. */
    public DeliveryAccount account() {
        return DeliveryAccount.of(counted(), target -> true).during(hours.since(), hours.until());
    }
}
