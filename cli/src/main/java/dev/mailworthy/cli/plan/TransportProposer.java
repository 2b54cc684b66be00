package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposes the TLS-RPT record (RFC 8460), and mends the records of TLS-RPT and of an MTA-STS policy (RFC 8461) as the findings
 * say: the id and the report addresses of the owner stay.
 */
final class TransportProposer implements Proposer {

    /** The time serves as MTA-STS id where the owner has none, because each new policy needs a new id (RFC 8461 section 3.1). */
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    @Override
    public void propose(Situation situation, Draft draft) {
        DomainName domain = situation.domain();
        if (!Situation.isHostLike(domain)) {
            return;
        }
        mend(situation, draft, domain, "_smtp._tls", PostureFinding.TLS_RPT_MISSING, PostureFinding.TLS_RPT_MALFORMED);
        mend(situation, draft, domain, "_mta-sts", PostureFinding.MTA_STS_MALFORMED);
    }

    private static void mend(Situation situation, Draft draft, DomainName domain, String labels, FindingType... types) {
        List<Finding> answers = situation.found(domain, types).toList();
        Optional<DomainName> owner = DmarcProposer.below(labels, domain);
        Optional<String> text = answers.stream()
                .flatMap(finding -> finding.remedies().stream())
                .flatMap(remedy -> remedy.means().stream())
                .filter(Means.PublishRecord.class::isInstance)
                .map(means -> ((Means.PublishRecord) means).record().value())
                .findFirst();
        if (owner.isEmpty() || text.isEmpty()) {
            answers.forEach(finding -> draft.leave(finding, "only you know which address was meant"));
            return;
        }
        draft.changeable(owner.get(), RecordType.TXT, answers).ifPresent(set -> {
            List<String> wrong = answers.stream()
                    .flatMap(finding -> finding.particulars(Particular.Published.class).stream())
                    .map(each -> each.published().value())
                    .toList();
            List<DnsRecord> wanted = new ArrayList<>(set.records().stream()
                    .filter(record -> !wrong.contains(Draft.text(record)))
                    .toList());
            boolean ids = labels.equals("_mta-sts") && wrong.stream().noneMatch(TransportProposer::hasId);
            wanted.add(Draft.text(
                    ids ? "v=STSv1; id=" + ID.format(situation.clock().instant()) : text.get()));
            draft.propose(set, wanted, answers, notes(labels, domain));
        });
    }

    private static String[] notes(String labels, DomainName domain) {
        return labels.equals("_mta-sts")
                ? new String[] {
                    "Senders then apply the policy at https://mta-sts." + domain
                            + "/.well-known/mta-sts.txt. See first that it names your MX hosts."
                }
                : new String[0];
    }

    /** Whether a text has an id of its owner, which the record of the finding keeps. */
    private static boolean hasId(String text) {
        return text.matches("(?is).*\\bid\\s*[=:]\\W*[a-z0-9].*");
    }
}
