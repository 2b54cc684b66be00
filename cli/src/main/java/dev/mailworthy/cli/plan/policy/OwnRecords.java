package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.plan.Publisher;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.Zones;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.form.MasterText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The TXT records at one name, with one kind of them in view: SPF or DMARC.
 *
 * @param set all TXT records of the name
 * @param isMeant whether a text is of the kind
 */
record OwnRecords(RecordSet set, Predicate<String> isMeant) {

    private static final long USUAL_TTL = 3600;

    /** Empty if the DNS does not answer, or if the name is an alias: then the records belong to another owner. */
    static Optional<OwnRecords> at(DomainName owner, Predicate<String> isMeant, Dns dns) {
        DnsAnswer answer = dns.ask(DnsQuestion.of(owner, RecordType.TXT).withoutFollowingCname());
        if (answer instanceof DnsAnswer.Unanswered) {
            return Optional.empty();
        }
        if (!(answer instanceof DnsAnswer.Records found)) {
            return Optional.of(new OwnRecords(new RecordSet(owner, RecordType.TXT, USUAL_TTL, List.of()), isMeant));
        }
        return found.of(DnsRecord.Name.class).isEmpty()
                ? Optional.of(
                        new OwnRecords(new RecordSet(owner, RecordType.TXT, found.ttl(), found.records()), isMeant))
                : Optional.empty();
    }

    /** The texts of the kind. */
    List<String> texts() {
        return set.records().stream().map(OwnRecords::text).filter(isMeant).toList();
    }

    /** The set with one text of the kind, beside all other texts. */
    RecordSet with(String text) {
        List<DnsRecord> all = new ArrayList<>(set.records().stream()
                .filter(record -> !isMeant.test(text(record)))
                .toList());
        all.add(new DnsRecord.Txt(MasterText.pieces(text.getBytes(StandardCharsets.ISO_8859_1))));
        return set.with(all);
    }

    /** The DNS as it would be with one text of the kind. */
    Dns published(String text, Dns dns) {
        return PatchedDns.of(List.of(with(text)), dns);
    }

    SetChange change(String text, Zones zones, List<Finding> answers, List<String> notes) {
        return new SetChange(set, with(text), zones.of(set.owner()), Publisher.OWN_ZONE, answers, notes);
    }

    private static String text(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt ? new String(txt.joined(), StandardCharsets.ISO_8859_1) : "";
    }
}
