package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.feedback.report.Oddity;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A DMARC aggregate report with its records added up.
 *
 * @param key finds duplicates
 * @param reporter who sent it, as far as it is proved
 * @param header what it says about itself
 * @param day in UTC, in which the middle of its period lies
 * @param policyDomain the domain that it is about
 * @param records the number of records
 * @param counts messages by equal facts
 * @param oddities what is unusual about it
 */
public record AggregateReport(
        ReportKey key,
        ReporterIdentity reporter,
        AggregateHeader header,
        LocalDate day,
        DomainName policyDomain,
        long records,
        List<RecordCount> counts,
        List<Oddity> oddities)
        implements ReceivedReport {
    public AggregateReport {
        counts = List.copyOf(counts);
        oddities = List.copyOf(oddities);
    }

    /** {@return the cells of this report} */
    public Stream<ReportCell> cells() {
        String organization = header.organization().value().orElse("");
        return counts.stream()
                .map(count -> new ReportCell(
                        day, policyDomain, reporter.proved(), organization, count.facts(), count.messages()));
    }
}
