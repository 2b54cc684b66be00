package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages by source that would be lost under some records.
 *
 * @param lost messages that fail
 * @param unsaid those of them of which the receiver does not say that they were forwarded
 * @param undecided messages whose fate has no answer
 */
record TrialLosses(Map<IpAddress, Long> lost, Map<IpAddress, Long> unsaid, Map<IpAddress, Long> undecided) {

    /** @param domain whose SPF record ends in {@code -all}, if that is asked */
    static TrialLosses of(List<SeenMail> rows, PolicyTrial trial, PolicyQuestion question) {
        Map<IpAddress, Long> lost = new HashMap<>();
        Map<IpAddress, Long> unsaid = new HashMap<>();
        Map<IpAddress, Long> undecided = new HashMap<>();
        for (SeenMail row : rows) {
            if (row.source().isEmpty()) {
                continue;
            }
            IpAddress source = row.source().orElseThrow();
            MailFate fate = fate(row, trial, question);
            if (fate == MailFate.LOST) {
                lost.merge(source, row.messages(), Long::sum);
                if (!row.wasForwarded()) {
                    unsaid.merge(source, row.messages(), Long::sum);
                }
            } else if (fate == MailFate.UNDECIDED) {
                undecided.merge(source, row.messages(), Long::sum);
            }
        }
        return new TrialLosses(lost, unsaid, undecided);
    }

    private static MailFate fate(SeenMail row, PolicyTrial trial, PolicyQuestion question) {
        MailFate dmarc = trial.dmarc(row);
        if (question.end() == WantedEnd.AS_IT_IS || dmarc == MailFate.LOST) {
            return dmarc;
        }
        DomainName domain = question.domain();
        MailFate spf = trial.spf(row, domain);
        return spf == MailFate.PASSES ? dmarc : spf;
    }

    long lost(IpAddress source) {
        return lost.getOrDefault(source, 0L);
    }

    long unsaid(IpAddress source) {
        return unsaid.getOrDefault(source, 0L);
    }

    long undecided(IpAddress source) {
        return undecided.getOrDefault(source, 0L);
    }
}
