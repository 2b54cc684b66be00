package dev.mailworthy.cli.report;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step, and the most severe {@link Finding finding} that it is for. */
record Fix(Remedy remedy, Finding finding) {

    /** The steps of a report, those of the most severe finding first. A step that mends two findings is listed once. */
    static List<Fix> of(Report report) {
        Map<Remedy, Fix> fixes = new LinkedHashMap<>();
        report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding ->
                        finding.remedies().forEach(remedy -> fixes.putIfAbsent(remedy, new Fix(remedy, finding))));
        return List.copyOf(fixes.values());
    }
}
