package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.patch.PatchedDns;
import dev.mailworthy.core.dns.patch.RecordSet;
import dev.mailworthy.core.net.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A {@link FixPlan plan} under construction: the proposed record sets, and the reasons why some findings have none. */
final class Draft {

    private static final long USUAL_TTL = 3600;

    /** Usual TTLs. A resolver counts a TTL down, and the published TTL is probably the next higher of these. */
    private static final long[] USUAL_TTLS = {60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400};

    private record Place(DomainName owner, RecordType type) {}

    private final Dns published;
    private final Zones zones;
    private final Map<Place, SetChange> changes = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Draft(Dns published, Zones zones) {
        this.published = published;
        this.zones = zones;
    }

    Zones zones() {
        return zones;
    }

    /** The {@link Dns DNS} as it would be with all changes proposed so far. */
    Dns dns() {
        return PatchedDns.of(changes.values().stream().map(SetChange::after).toList(), published);
    }

    List<SetChange> changes() {
        return List.copyOf(changes.values());
    }

    /** Why no record is proposed for a {@link Finding finding}, if a proposer gave a reason. */
    Optional<String> reason(Finding finding) {
        return Optional.ofNullable(reasons.get(finding.fingerprint()));
    }

    /** Notes why no record is proposed for a {@link Finding finding}. The first reason stays. */
    void leave(Finding finding, String reason) {
        reasons.putIfAbsent(finding.fingerprint(), reason);
    }

    /** A record set with the changes so far. Empty if it cannot be changed; then the findings get the reason. */
    Optional<RecordSet> changeable(DomainName owner, RecordType type, List<Finding> answers) {
        SetChange drafted = changes.get(new Place(owner, type));
        if (drafted != null) {
            return Optional.of(drafted.after());
        }
        if (zones.own(owner).isEmpty() && type != RecordType.PTR) {
            answers.forEach(finding -> leave(
                    finding, owner + " is in the zone " + zones.of(owner) + ", which may belong to another owner"));
            return Optional.empty();
        }
        DnsAnswer answer = published.ask(DnsQuestion.of(owner, type).withoutFollowingCname());
        if (answer instanceof DnsAnswer.Unanswered silent) {
            answers.forEach(finding -> leave(
                    finding,
                    "what stands at " + owner + " is not known ("
                            + silent.reason().label() + ")"));
            return Optional.empty();
        }
        if (answer instanceof DnsAnswer.Records found) {
            boolean alias = type != RecordType.CNAME
                    && found.of(DnsRecord.Name.class).stream().anyMatch(name -> name.type() == RecordType.CNAME);
            if (alias) {
                answers.forEach(
                        finding -> leave(finding, owner + " is an alias, and what it leads to has to be changed"));
                return Optional.empty();
            }
            return Optional.of(new RecordSet(owner, type, ttl(owner, found.ttl()), found.records()));
        }
        return Optional.of(new RecordSet(owner, type, USUAL_TTL, List.of()));
    }

    private long ttl(DomainName owner, long seen) {
        return zones.inFile(owner).isPresent()
                ? seen
                : LongStream.of(USUAL_TTLS)
                        .filter(usual -> usual >= seen)
                        .findFirst()
                        .orElse(seen);
    }

    /** @param before the record set that {@link #changeable} gave */
    void propose(RecordSet before, List<DnsRecord> after, List<Finding> answers, String... notes) {
        propose(before, after, answers, Publisher.OWN_ZONE, notes);
    }

    void propose(RecordSet before, List<DnsRecord> after, List<Finding> answers, Publisher publisher, String... notes) {
        RecordSet wanted = before.with(after);
        if (RecordChange.between(before, wanted).isEmpty() || answers.isEmpty()) {
            return;
        }
        SetChange change = new SetChange(before, wanted, zones.of(before.owner()), publisher, answers, List.of(notes));
        changes.merge(new Place(before.owner(), before.type()), change, SetChange::then);
    }

    /**
     * The records of one type at a name with the changes so far, with CNAMEs followed. None if the DNS does not answer.
     */
    <R extends DnsRecord> List<R> resolved(DomainName name, RecordType type, Class<R> kind) {
        return dns().ask(DnsQuestion.of(name, type)) instanceof DnsAnswer.Records found ? found.of(kind) : List.of();
    }

    static DnsRecord text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> strings = new ArrayList<>(RecordLines.strings(new DnsRecord.Txt(List.of(octets))));
        return new DnsRecord.Txt(strings);
    }

    static String text(DnsRecord record) {
        return record instanceof DnsRecord.Txt txt ? new String(txt.joined(), StandardCharsets.ISO_8859_1) : "";
    }
}
