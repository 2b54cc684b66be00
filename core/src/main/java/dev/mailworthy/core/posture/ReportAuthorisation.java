package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.List;
import java.util.stream.Stream;

/** Whether another organization accepts the reports that a DMARC record sends to it (RFC 9990 section 4). */
record ReportAuthorisation(DomainName policyDomain, DomainName target, PendingQuestion asked) {

    /** The most foreign domains that are asked. */
    private static final int MOST = 4;

    /** One for each foreign domain in {@code rua} and {@code ruf}. Sends their questions. */
    static List<ReportAuthorisation> of(Questions questions, TreeWalk.Step policy, TreeWalk walk) {
        DomainName own = walk.organizational() instanceof Answer.Present<DomainName> organizational
                ? organizational.value()
                : policy.name();
        return policy.record().stream()
                .flatMap(record -> Stream.of("rua", "ruf").flatMap(tag -> record.reportDomains(tag).stream()))
                .distinct()
                .filter(target -> !target.isAtOrBelow(own))
                .limit(MOST)
                .map(target -> new ReportAuthorisation(
                        policy.name(),
                        target,
                        questions.below(policy.name() + "._report._dmarc", target, RecordType.TXT)))
                .toList();
    }

    void conclude(PostureNotes notes) {
        String check = "DMARC reports of " + policyDomain + " to " + target;
        if (asked.silence().isPresent()) {
            notes.silent(check, asked.silence().get());
        } else if (TxtRecords.ofVersion(DmarcRecord.VERSION, asked).isEmpty()) {
            notes.found(Finding.of(
                            PostureFinding.DMARC_REPORT_REFUSED,
                            target.toString(),
                            target + " does not say that it takes reports about " + policyDomain + ".",
                            asked.nothing())
                    .about(new Particular.Domain(target), new Particular.Domain(policyDomain))
                    .withRemedies(Remedy.publishNew(
                            "Ask the operator of " + target + " to publish this record, or name another mailbox.",
                            new PublishedRecord(asked.question().name(), RecordType.TXT, "v=DMARC1"))));
        } else {
            notes.confirmed(check, "it says that it takes them");
        }
    }
}
