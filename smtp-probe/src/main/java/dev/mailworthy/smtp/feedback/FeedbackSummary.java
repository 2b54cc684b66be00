package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.feedback.aggregate.AggregateReport;
import dev.mailworthy.smtp.feedback.aggregate.ReportCell;
import dev.mailworthy.smtp.feedback.complaint.AuthFailureReport;
import dev.mailworthy.smtp.feedback.complaint.Complaint;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.report.RefusedSource;
import dev.mailworthy.smtp.feedback.report.ReportKey;
import dev.mailworthy.smtp.feedback.report.ReporterIdentity;
import dev.mailworthy.smtp.feedback.standing.StandingData;
import dev.mailworthy.smtp.feedback.tls.TlsReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reports that were read, each once. Summaries {@linkplain #plus add up} in any order, and a report that both hold counts once.
 *
 * @param reports by key
 * @param messages mails that were opened
 * @param read reports that were read to their end, with duplicates
 * @param refusals how often something was not read
 * @param refused what was not read; the first {@value #MOST_REFUSED}
 */
public record FeedbackSummary(
        SortedMap<ReportKey, ReceivedReport> reports,
        long messages,
        long read,
        long refusals,
        List<RefusedSource> refused) {

    /** The most refusals that are kept. */
    static final int MOST_REFUSED = 1000;

    /** The summary of nothing. */
    public static final FeedbackSummary NONE = new FeedbackSummary(new TreeMap<>(), 0, 0, 0, List.of());

    public FeedbackSummary {
        reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
        refused = List.copyOf(refused);
    }

    /**
     * {@return the summary of both}
     *
     * @param other of other sources, or of some of the same
     */
    public FeedbackSummary plus(FeedbackSummary other) {
        SortedMap<ReportKey, ReceivedReport> both = new TreeMap<>(reports);
        other.reports.forEach((key, report) -> both.merge(key, report, FeedbackSummary::better));
        return new FeedbackSummary(
                both,
                messages + other.messages,
                read + other.read,
                refusals + other.refusals,
                Stream.concat(refused.stream(), other.refused.stream())
                        .limit(MOST_REFUSED)
                        .toList());
    }

    /** The copy with a proved sender. Of two, the one whose text is first, so that the order of reading does not matter. */
    static ReceivedReport better(ReceivedReport one, ReceivedReport other) {
        boolean isProved = one.reporter() instanceof ReporterIdentity.Authenticated;
        boolean isOtherProved = other.reporter() instanceof ReporterIdentity.Authenticated;
        if (isProved != isOtherProved) {
            return isProved ? one : other;
        }
        return one.reporter().toString().compareTo(other.reporter().toString()) <= 0 ? one : other;
    }

    /** {@return what became of everything that was given to the reader} */
    public Intake intake() {
        long counted = reports.values().stream()
                .filter(report -> report.reporter() instanceof ReporterIdentity.Authenticated)
                .count();
        return new Intake(messages, read, counted, reports.size() - counted, read - reports.size(), refusals, refused);
    }

    /** {@return the DMARC aggregate reports, by period} */
    public List<AggregateReport> aggregates() {
        return of(AggregateReport.class);
    }

    /** {@return the cells of all aggregate reports, with equal ones added up} */
    public List<ReportCell> cells() {
        Map<ReportCell, Long> sum = new LinkedHashMap<>();
        aggregates().stream()
                .flatMap(AggregateReport::cells)
                .forEach(cell -> sum.merge(cell.with(0), cell.messages(), FeedbackSummary::added));
        return sum.entrySet().stream()
                .map(cell -> cell.getKey().with(cell.getValue()))
                .toList();
    }

    /** A sum that hostile counts cannot turn negative. */
    private static long added(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** {@return the TLS reports, by period} */
    public List<TlsReport> tls() {
        return of(TlsReport.class);
    }

    /** {@return the complaints} */
    public List<Complaint> complaints() {
        return of(Complaint.class);
    }

    /** {@return the reports about messages that failed authentication} */
    public List<AuthFailureReport> failures() {
        return of(AuthFailureReport.class);
    }

    /** {@return the data of SNDS and Postmaster Tools} */
    public List<StandingData> standing() {
        return of(StandingData.class);
    }

    private <T extends ReceivedReport> List<T> of(Class<T> kind) {
        return reports.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
