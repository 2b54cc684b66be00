package dev.mailworthy.smtp.feedback;

import dev.mailworthy.smtp.feedback.report.RefusedSource;
import java.util.List;

/**
 * What became of everything that was given to the reader. {@code reports} is the sum of counted, unauthenticated and duplicates.
 *
 * @param messages mails that were opened
 * @param reports reports that were read to their end
 * @param counted different reports of proved senders
 * @param unauthenticated different reports whose sender is not proved
 * @param duplicates reports that had been read before
 * @param refusals how often something was not read
 * @param refused what was not read; the first 1,000
 */
public record Intake(
        long messages,
        long reports,
        long counted,
        long unauthenticated,
        long duplicates,
        long refusals,
        List<RefusedSource> refused) {
    public Intake {
        refused = List.copyOf(refused);
    }
}
