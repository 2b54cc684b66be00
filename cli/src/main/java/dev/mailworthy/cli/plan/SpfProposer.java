package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfRepair;
import dev.mailworthy.spf.publish.SpfSender;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proposes the SPF record of the findings, or else of an {@link SpfRepair}. */
final class SpfProposer implements Proposer {

    @Override
    public void propose(Situation situation, Draft draft) {
        DomainName domain = situation.mailFrom();
        List<Finding> answers = situation.findings().stream()
                .filter(finding ->
                        finding.type() instanceof SpfFinding || finding.type() == PostureFinding.ADDRESS_DRIFT_SPF)
                .filter(finding -> Treatment.of(finding.type()) == Treatment.RECORD)
                .toList();
        if (!answers.isEmpty()) {
            draft.changeable(domain, RecordType.TXT, answers).ifPresent(set -> propose(situation, draft, set, answers));
        }
    }

    private static void propose(Situation situation, Draft draft, RecordSet set, List<Finding> answers) {
        boolean isPublished = set.records().stream().anyMatch(SpfProposer::isSpf)
                || answers.stream().anyMatch(finding -> finding.type() == SpfFinding.SPF_UNREAD);
        if (situation.sending().isEmpty() && !isPublished) {
            leave(draft, answers, "the addresses that mail leaves from are not known");
            return;
        }
        repair(situation, draft, answers)
                .ifPresentOrElse(
                        repair -> draft.propose(
                                set,
                                wanted(set, repair),
                                answers,
                                repair.notes().toArray(String[]::new)),
                        () -> leave(draft, answers, reason(answers)));
    }

    private static String reason(List<Finding> answers) {
        return answers.stream().anyMatch(finding -> finding.type() == SpfFinding.SPF_PERMERROR)
                ? "the term that it names has to be corrected first, and only you know what was meant; or no record near to"
                        + " the present one lets every sending address pass within the limits"
                : "no record near to the present one lets every sending address pass within the limits";
    }

    /**
     * The repair of the SPF record. Records that were proposed before may make the present one pass; then it stays.
     * Otherwise it is the record of the findings, so that a {@link FixPlan plan} and a check propose the same text.
     */
    private static Optional<SpfRepair> repair(Situation situation, Draft draft, List<Finding> answers) {
        SpfPublisher publisher = SpfPublisher.over(draft.dns()).withClock(situation.clock());
        SpfSender sender = new SpfSender(
                        situation.mailFrom(),
                        situation
                                .ehlo()
                                .map(EhloName::toString)
                                .orElseGet(() -> situation.mailFrom().toString()),
                        situation.sending(),
                        SpfSender.Coverage.ALL_ADDRESSES)
                .withNames(situation.said());
        Optional<SpfRepair> drafted = publisher.repair(sender);
        return drafted.filter(SpfRepair::isChange)
                .flatMap(repair -> ofFindings(situation.mailFrom(), answers))
                .flatMap(record -> publisher.proved(sender, record))
                .or(() -> drafted);
    }

    private static Optional<PublishedRecord> ofFindings(DomainName domain, List<Finding> answers) {
        return answers.stream()
                .flatMap(finding -> finding.remedies().stream())
                .flatMap(remedy -> remedy.means().stream())
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record())
                .filter(record ->
                        record.type() == RecordType.TXT && record.owner().equals(domain))
                .findFirst();
    }

    private static void leave(Draft draft, List<Finding> answers, String reason) {
        answers.forEach(finding -> draft.leave(finding, reason));
    }

    private static List<DnsRecord> wanted(RecordSet set, SpfRepair repair) {
        List<DnsRecord> wanted = new ArrayList<>(
                set.records().stream().filter(record -> !isSpf(record)).toList());
        boolean unread = wanted.size() == set.records().size();
        wanted.removeIf(record -> unread && repair.replaced().contains(Draft.text(record)));
        wanted.add(Draft.text(repair.text()));
        return wanted;
    }

    private static boolean isSpf(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt && SpfRecord.isSpf(txt.joined());
    }
}
