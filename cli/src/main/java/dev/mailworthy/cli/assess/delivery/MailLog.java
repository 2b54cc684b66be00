package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.smtp.delivery.DeliverySummary;
import java.time.ZoneId;
import java.util.List;

/**
 * The mail server's log of a check.
 *
 * @param logs each log with its own coverage
 * @param problems logs that could not be read, one line each
 * @param zone the zone in which times are shown
 * @param stopped whether the user ended the reading before the end of the logs
 */
public record MailLog(
        DeliverySummary summary, List<ReadLog> logs, List<String> problems, ZoneId zone, boolean stopped) {
    public MailLog {
        logs = List.copyOf(logs);
        problems = List.copyOf(problems);
    }
}
