package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.spf.SpfCheck;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@link SpfCheck checks} of every sending address with each of its identities: mail of the domain, its HELO name, and
 * delivery reports.
 *
 * @param rows one for each address, in the order of the request
 * @param mailFrom the checks of the domain in MAIL FROM
 * @param helo the checks of the HELO name
 */
public record SpfAudit(List<Row> rows, SpfReport mailFrom, SpfReport helo) implements Report {
    public SpfAudit {
        rows = List.copyOf(rows);
    }

    /**
     * One address.
     *
     * @param mailFrom the check of the domain in MAIL FROM
     * @param helo the check of the name in HELO
     * @param nullReversePath the check of a bounce, which has no MAIL FROM
     */
    public record Row(SpfCheck mailFrom, SpfCheck helo, SpfCheck nullReversePath) {}

    /**
     * The findings about MAIL FROM with their severity. Findings about HELO are warnings, because few receivers act on HELO
     * alone.
     */
    @Override
    public List<Finding> findings() {
        return Stream.concat(
                        mailFrom.findings().stream(),
                        helo.findings().stream().map(finding -> finding.withSeverity(Severity.WARNING)))
                .toList();
    }

    @Override
    public List<Confirmed> confirmed() {
        return mailFrom.confirmed();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return Stream.concat(mailFrom.unanswered().stream(), helo.unanswered().stream())
                .toList();
    }
}
