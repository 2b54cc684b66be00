package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.FileTrust;
import dev.mailworthy.cli.assess.feedback.MailAccount;
import dev.mailworthy.cli.assess.feedback.ReportTrust;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.smtp.feedback.FeedbackSummary;
import dev.mailworthy.smtp.feedback.Intake;
import dev.mailworthy.smtp.feedback.report.ReceivedReport;
import dev.mailworthy.smtp.feedback.standing.StandingData;
import java.util.List;

/**
 * All reports that were read, added up. Only reports of proved senders count.
 *
 * @param intake what became of what was read
 * @param domains DMARC by domain, that with most mail first
 * @param tls sessions by domain and kind of policy
 * @param complaints by receiver and source
 * @param uncounted TLS reports and complaints whose sender is not proved
 * @param standing files of SNDS and Postmaster Tools
 */
public record Feedback(
        Intake intake,
        List<DomainMail> domains,
        List<TlsAccount> tls,
        List<ComplaintAccount> complaints,
        long uncounted,
        StandingAccount standing) {
    public Feedback {
        domains = List.copyOf(domains);
        tls = List.copyOf(tls);
        complaints = List.copyOf(complaints);
    }

    /** @param account finds whose each source is; it asks the DNS */
    public static Feedback of(FeedbackSummary summary, FileTrust files, ReportDays period, MailAccount account) {
        List<SeenMail> rows = summary.aggregates().stream()
                .filter(report -> period.has(report.day()))
                .flatMap(report -> SeenMail.of(report, files))
                .toList();
        List<? extends ReceivedReport> others = List.of(summary.tls(), summary.complaints()).stream()
                .flatMap(List::stream)
                .toList();
        return new Feedback(
                summary.intake(),
                account.of(rows),
                TlsAccount.of(summary.tls().stream()
                        .filter(report -> isTrusted(report, files))
                        .filter(report -> period.has(report.period().day()))
                        .toList()),
                ComplaintAccount.of(summary.complaints().stream()
                        .filter(report -> isTrusted(report, files))
                        .filter(report -> period.hasTime(report.mail().arrival().value()))
                        .toList()),
                others.stream().filter(report -> !isTrusted(report, files)).count(),
                standing(summary.standing(), files, period));
    }

    private static boolean isTrusted(ReceivedReport report, FileTrust files) {
        return SeenMail.trust(report.reporter(), files) == ReportTrust.AUTHENTICATED;
    }

    private static StandingAccount standing(List<StandingData> data, FileTrust files, ReportDays period) {
        boolean isTrusted = data.stream().allMatch(each -> isTrusted(each, files));
        return new StandingAccount(
                isTrusted ? ReportTrust.AUTHENTICATED : ReportTrust.UNAUTHENTICATED,
                SndsAddress.of(data.stream()
                        .flatMap(each -> each.days().stream())
                        .filter(row -> period.has(row.end().value().map(time -> time.toLocalDate())))
                        .toList()),
                data.stream().flatMap(each -> each.statuses().stream()).toList(),
                data.stream()
                        .flatMap(each -> each.figures().stream())
                        .filter(figure -> period.has(figure.day().value()))
                        .toList(),
                data.stream().mapToLong(StandingData::unreadableRows).sum());
    }
}
