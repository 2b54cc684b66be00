package dev.mailworthy.smtp.trust.logo;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;

/**
 * The result of a {@link LogoCheck}. Empty for a domain without a BIMI record that names a logo.
 *
 * @param findings what is wrong with the logo
 * @param confirmed what was proved
 * @param unanswered what has no answer; it is not a pass
 */
public record LogoReport(List<Finding> findings, List<Confirmed> confirmed, List<UnansweredCheck> unanswered)
        implements Report {
    public LogoReport {
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }

    static LogoReport nothing() {
        return new LogoReport(List.of(), List.of(), List.of());
    }

    static LogoReport of(Finding finding) {
        return new LogoReport(List.of(finding), List.of(), List.of());
    }

    static LogoReport of(Confirmed proof) {
        return new LogoReport(List.of(), List.of(proof), List.of());
    }

    static LogoReport of(UnansweredCheck check) {
        return new LogoReport(List.of(), List.of(), List.of(check));
    }
}
