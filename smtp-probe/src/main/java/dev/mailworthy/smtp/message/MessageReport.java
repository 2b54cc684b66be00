package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import java.util.List;

/**
 * The result of a {@link MessageCheck}.
 *
 * @param message that was checked
 * @param signatures in the order of the header
 * @param findings what is wrong or worth knowing
 * @param confirmed what was proved
 * @param unanswered what has no answer; it is not a pass
 */
public record MessageReport(
        MailMessage message,
        List<VerifiedSignature> signatures,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered)
        implements Report {
    public MessageReport {
        signatures = List.copyOf(signatures);
        findings = List.copyOf(findings);
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
    }
}
