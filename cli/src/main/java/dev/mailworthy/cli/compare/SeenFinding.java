package dev.mailworthy.cli.compare;

import dev.mailworthy.cli.assess.FindingTypes;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/** A {@link Finding finding} of a report that is compared. The report is from this run or from a JSON document. */
public record SeenFinding(String code, Severity severity, String subject, String message, String fingerprint) {
    public SeenFinding {
        code = Printable.text(code);
        subject = Printable.text(subject);
        message = Printable.text(message);
        fingerprint = Printable.text(fingerprint);
    }

    /** The part of the run that makes this finding; empty for a code that this version does not know. */
    Optional<CheckArea> area() {
        return FindingTypes.byCode(code).map(FindingType::area);
    }

    static SeenFinding of(Finding finding) {
        return new SeenFinding(
                finding.code(), finding.severity(), finding.subject(), finding.message(), finding.fingerprint());
    }

    static SeenFinding read(Members finding) {
        return new SeenFinding(
                finding.text("code"),
                finding.read("severity", SeenFinding::severity),
                finding.text("subject"),
                finding.text("message"),
                finding.text("fingerprint"));
    }

    private static Severity severity(String label) {
        for (Severity severity : Severity.values()) {
            if (severity.label().equals(label)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no such severity");
    }
}
