package dev.mailworthy.smtp.feedback.standing;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.time.LocalDateTime;

/**
 * One row of the SNDS data file: the activity of one address. Only addresses with over 100 messages a day have a row. Texts are safe
 * to print.
 *
 * @param address that sent
 * @param begin of the activity; SNDS gives no zone
 * @param end of the activity; SNDS gives no zone
 * @param rcptCommands the number of RCPT commands
 * @param dataCommands the number of DATA commands
 * @param recipients the number of message recipients
 * @param colour the filter result
 * @param complaints the share of complaints
 * @param trapBegin the first message to a spam trap
 * @param trapEnd the last message to a spam trap
 * @param trapHits the number of messages to spam traps
 * @param helo a sample HELO name
 * @param mailFrom a sample MAIL FROM
 * @param comment of SNDS
 */
public record SndsDay(
        IpAddress address,
        ReportField<LocalDateTime> begin,
        ReportField<LocalDateTime> end,
        ReportField<Long> rcptCommands,
        ReportField<Long> dataCommands,
        ReportField<Long> recipients,
        ReportField<SndsColour> colour,
        ReportField<ComplaintShare> complaints,
        ReportField<LocalDateTime> trapBegin,
        ReportField<LocalDateTime> trapEnd,
        ReportField<Long> trapHits,
        ReportField<String> helo,
        ReportField<String> mailFrom,
        ReportField<String> comment) {}
