package dev.mailworthy.spf;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;

/**
 * Every sending address with every identity that it uses: mail of the domain, its HELO name, and delivery reports.
 *
 * @param rows one for each address, in the order asked
 */
public record SpfAudit(List<Row> rows) implements Report {
    public SpfAudit {
        rows = List.copyOf(rows);
    }

    /** One address. */
    public record Row(SpfCheck mailFrom, SpfCheck helo, SpfCheck nullReversePath) {}

    private SpfReport mailFrom() {
        return new SpfReport(rows.stream().map(Row::mailFrom).toList());
    }

    private SpfReport helo() {
        return new SpfReport(rows.stream().map(Row::helo).toList());
    }

    /** What is found about MAIL FROM as it is; about HELO one grade milder, as few receivers act on it alone. */
    @Override
    public List<Finding> findings() {
        return java.util.stream.Stream.concat(
                        mailFrom().findings().stream(),
                        helo().findings().stream()
                                .map(finding -> finding.withSeverity(dev.mailworthy.core.Severity.WARNING)))
                .toList();
    }

    @Override
    public List<Confirmed> confirmed() {
        return mailFrom().confirmed();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return java.util.stream.Stream.concat(mailFrom().unanswered().stream(), helo().unanswered().stream())
                .toList();
    }
}
