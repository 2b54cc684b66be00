package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Proposes the TLS-RPT record (RFC 8460), and mends the record of an MTA-STS policy (RFC 8461). */
final class TransportProposer implements Proposer {

    /** The time serves as MTA-STS id, because each new policy needs a new id (RFC 8461 section 3.1). */
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    @Override
    public void propose(Situation situation, Draft draft) {
        DomainName domain = situation.domain();
        if (!Situation.isHostLike(domain)) {
            return;
        }
        publish(
                draft,
                situation
                        .found(domain, PostureFinding.TLS_RPT_MISSING, PostureFinding.TLS_RPT_MALFORMED)
                        .toList(),
                "_smtp._tls",
                domain,
                "v=tlsrptv1",
                "v=TLSRPTv1; rua=mailto:postmaster@" + domain);
        publish(
                draft,
                situation.found(domain, PostureFinding.MTA_STS_MALFORMED).toList(),
                "_mta-sts",
                domain,
                "v=stsv1",
                "v=STSv1; id=" + ID.format(situation.clock().instant()));
    }

    private static void publish(
            Draft draft, List<Finding> answers, String labels, DomainName domain, String version, String text) {
        if (answers.isEmpty()) {
            return;
        }
        DmarcProposer.below(labels, domain)
                .flatMap(owner -> draft.changeable(owner, RecordType.TXT, answers))
                .ifPresent(set -> {
                    List<DnsRecord> wanted = new ArrayList<>(set.records().stream()
                            .filter(record -> !Draft.text(record)
                                    .replaceAll("\\s+", "")
                                    .regionMatches(true, 0, version, 0, version.length()))
                            .toList());
                    wanted.add(Draft.text(text));
                    draft.propose(set, wanted, answers);
                });
    }
}
