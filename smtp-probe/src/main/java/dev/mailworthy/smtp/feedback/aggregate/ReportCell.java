package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Messages of one day, as one reporter saw them. The message counts of cells with equal other values add up.
 *
 * @param day in UTC, in which the middle of the report's period lies
 * @param policyDomain the domain whose record applied
 * @param reporter the proved domain of the reporter; empty if the report is unauthenticated
 * @param organization the name that the reporter gives itself, safe to print; it proves nothing
 * @param facts what the messages have in common
 * @param messages the number of messages
 */
public record ReportCell(
        LocalDate day,
        DomainName policyDomain,
        Optional<DomainName> reporter,
        String organization,
        RecordFacts facts,
        long messages) {

    /** {@return this cell with another number of messages} Cells that are equal after this are about the same messages.
     *
     * @param count the new number
     */
    public ReportCell with(long count) {
        return new ReportCell(day, policyDomain, reporter, organization, facts, count);
    }
}
