package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.Comparator;

/**
 * Why the receiver did not apply the published policy.
 *
 * @param type the kind of the reason
 * @param comment free text of the receiver, safe to print
 */
public record OverrideReason(ReportField<OverrideType> type, ReportField<String> comment)
        implements Comparable<OverrideReason> {

    private static final Comparator<OverrideReason> ORDER = Comparator.comparing(OverrideReason::toString);

    @Override
    public int compareTo(OverrideReason other) {
        return ORDER.compare(this, other);
    }
}
