package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.CsvRow;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A header and one record a domain. Fields that hold several values separate them by blanks. */
final class CsvFeed implements Feed {

    @Override
    public String begin() {
        return CsvRow.of(
                "domain",
                "verdict",
                "cause",
                "addresses",
                "ehlo",
                "blockers",
                "errors",
                "warnings",
                "notices",
                "unanswered",
                "passed",
                "codes",
                "receivers_refusing",
                "receivers_unknown",
                "completeness",
                "checked_at");
    }

    @Override
    public String one(CheckReport report, Stamp stamp) {
        CheckFigures figures = CheckFigures.of(report, stamp.generatedAt());
        return CsvRow.of(
                figures.domain(),
                figures.verdict().label(),
                figures.cause(),
                String.join(" ", figures.addresses()),
                figures.ehlo(),
                figures.findings(Severity.BLOCKER),
                figures.findings(Severity.ERROR),
                figures.findings(Severity.WARNING),
                figures.findings(Severity.NOTICE),
                figures.unanswered(),
                figures.passed(),
                String.join(" ", figures.codes()),
                names(figures, ReceiverVerdict.REFUSE),
                names(figures, ReceiverVerdict.UNKNOWN),
                figures.completeness().label(),
                stamp.generatedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String names(CheckFigures figures, ReceiverVerdict verdict) {
        List<String> ids = figures.receivers().entrySet().stream()
                .filter(each -> each.getValue() == verdict)
                .map(Map.Entry::getKey)
                .toList();
        return String.join(" ", ids);
    }
}
