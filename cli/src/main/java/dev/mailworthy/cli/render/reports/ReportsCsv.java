package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.render.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** DMARC results as CSV: one row for each source of each domain, or for each group that the user wants. */
public final class ReportsCsv {

    private static final List<String> COUNTS =
            List.of("messages", "dmarcPass", "spfAligned", "dkimAligned", "undecided");

    private ReportsCsv() {}

    public static String of(ReportsReport report) {
        return report.by()
                .filter(by -> by != MailGroup.By.SOURCE)
                .map(by -> groups(report, by))
                .orElseGet(() -> sources(report));
    }

    private static String groups(ReportsReport report, MailGroup.By by) {
        StringBuilder rows = new StringBuilder(CsvRow.of(row(List.of("domain", by.label()), COUNTS)));
        for (DomainMail domain : report.feedback().domains()) {
            for (MailGroup group : MailGroup.of(domain, by)) {
                rows.append(CsvRow.of(row(List.of(domain.domain(), group.name()), counts(group.counts()))));
            }
        }
        return rows.toString();
    }

    private static String sources(ReportsReport report) {
        StringBuilder rows = new StringBuilder(CsvRow.of(
                row(row(List.of("domain", "source", "kind", "service"), COUNTS), List.of("reporters", "causes"))));
        for (DomainMail domain : report.feedback().domains()) {
            for (MailSource source : domain.sources()) {
                List<Object> lead = List.of(
                        domain.domain(),
                        source.address(),
                        source.kind().label(),
                        source.service().map(service -> service.name()).orElse(""));
                rows.append(CsvRow.of(row(
                        row(lead, counts(source.counts())),
                        List.of(
                                String.join(" ", source.reporters()),
                                source.orderedCauses().stream()
                                        .map(cause -> cause.label())
                                        .collect(Collectors.joining(" "))))));
            }
        }
        return rows.toString();
    }

    private static List<Object> counts(MailCounts counts) {
        return List.of(
                counts.messages(), counts.dmarcPass(), counts.spfAligned(), counts.dkimAligned(), counts.undecided());
    }

    private static List<Object> row(List<?> first, List<?> then) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
