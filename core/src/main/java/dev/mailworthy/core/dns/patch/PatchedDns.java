package dev.mailworthy.core.dns.patch;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Another engine with some of its record sets replaced, to check a planned change of a zone. A set without records hides the
 * records that are published. Every other name and type comes from the other engine. One effect is missing: a new name also
 * hides a wildcard's records of other types (RFC 4592 section 2.2.1).
 */
public final class PatchedDns implements Dns {

    private record Place(DomainName name, RecordType type) {}

    private final Map<Place, RecordSet> sets = new HashMap<>();
    private final Dns rest;

    private PatchedDns(Dns rest) {
        this.rest = rest;
    }

    /**
     * @param sets one for each name and type; of several the last one counts
     */
    public static PatchedDns of(Collection<RecordSet> sets, Dns rest) {
        PatchedDns patched = new PatchedDns(rest);
        sets.forEach(set -> patched.sets.put(new Place(set.owner(), set.type()), set));
        return patched;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return follow(question, question.name(), 0);
    }

    private CompletableFuture<DnsAnswer> follow(DnsQuestion question, DomainName name, int hops) {
        return at(new DnsQuestion(name, question.type(), false, question.bypassCache()))
                .thenCompose(answer -> {
                    Optional<DomainName> next =
                            question.followCname() ? Aliases.target(question.type(), answer) : Optional.empty();
                    if (next.isEmpty()) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    return hops == Aliases.MOST
                            ? CompletableFuture.completedFuture(Aliases.tooMany(answer.origin()))
                            : follow(question, next.get(), hops + 1);
                });
    }

    private CompletableFuture<DnsAnswer> at(DnsQuestion here) {
        RecordSet own = sets.get(new Place(here.name(), here.type()));
        RecordSet alias = sets.get(new Place(here.name(), RecordType.CNAME));
        if (own != null) {
            return CompletableFuture.completedFuture(own.isEmpty() ? nothing() : found(own));
        }
        if (alias != null && !alias.isEmpty()) {
            return CompletableFuture.completedFuture(found(alias));
        }
        return rest.query(here).thenApply(answer -> {
            boolean hidden =
                    alias != null && Aliases.target(here.type(), answer).isPresent();
            return hidden || answer instanceof DnsAnswer.NoSuchName && exists(here.name()) ? nothing() : answer;
        });
    }

    /** Whether a name exists: it or a name below it has a record (RFC 8020). */
    private boolean exists(DomainName name) {
        return sets.values().stream()
                .anyMatch(set -> !set.isEmpty() && set.owner().isAtOrBelow(name));
    }

    private static DnsAnswer found(RecordSet set) {
        return new DnsAnswer.Records(set.records(), set.ttl(), origin());
    }

    private static DnsAnswer nothing() {
        return new DnsAnswer.NoData(0, origin());
    }

    private static DnsAnswer.Origin origin() {
        return new DnsAnswer.Origin("planned change", 0, false, Duration.ZERO);
    }
}
