package dev.mailworthy.smtp.feedback.standing;

import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.util.List;

/**
 * One file of SNDS or Postmaster Tools. Users download these files, so that nothing in them proves their origin.
 *
 * @param key finds duplicates
 * @param reporter usually unauthenticated
 * @param days rows of SNDS data
 * @param statuses rows of SNDS status
 * @param figures of Postmaster Tools
 * @param unreadableRows rows that could not be read
 * @param oddities what is unusual about it
 */
public record StandingData(
        ReportKey key,
        ReporterIdentity reporter,
        List<SndsDay> days,
        List<SndsStatus> statuses,
        List<PostmasterFigure> figures,
        long unreadableRows,
        List<Oddity> oddities)
        implements ReceivedReport {
    public StandingData {
        days = List.copyOf(days);
        statuses = List.copyOf(statuses);
        figures = List.copyOf(figures);
        oddities = List.copyOf(oddities);
    }
}
