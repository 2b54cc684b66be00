package dev.mailworthy.smtp.feedback.standing;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * One row of the SNDS status file: addresses with a special status, such as blocked.
 *
 * @param first address of the range
 * @param last address of the range
 * @param blocked the third column
 * @param reason one line, safe to print
 */
public record SndsStatus(IpAddress first, IpAddress last, ReportField<BlockState> blocked, ReportField<String> reason) {

    /** The third column of the status file. */
    public enum BlockState {
        /** {@code Yes}: Outlook.com refuses mail from these addresses. */
        BLOCKED,
        /** {@code No}: the row has another reason. */
        NOT_BLOCKED
    }
}
