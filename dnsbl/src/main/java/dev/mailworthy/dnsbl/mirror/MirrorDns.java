package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Answers names in the zones from memory, as rbldnsd would, and asks another engine for all other names. Several zones with one
 * name are one zone: a target has the values of all of them. If zones are nested, only the longest one answers. Checks of lists
 * put it before their engine themselves; for another question to a list, such as an {@code exists} of SPF (RFC 7208 section 5.7),
 * the caller does.
 */
public final class MirrorDns implements Dns {

    private final Map<DomainName, MirrorAnswers> zones;
    private final Dns rest;

    private MirrorDns(Map<DomainName, MirrorAnswers> zones, Dns rest) {
        this.zones = zones;
        this.rest = rest;
    }

    /**
     * Zones in front of an engine.
     *
     * @param zones in memory
     * @param rest answers all questions that no zone has
     * @return zones whose data expire by the system's clock
     */
    public static MirrorDns of(List<MirrorZone> zones, Dns rest) {
        return of(zones, rest, Clock.systemUTC());
    }

    /**
     * Zones in front of an engine. Their data expire by this clock.
     *
     * @param zones in memory
     * @param rest answers all questions that no zone has
     * @param clock after the expiry of a zone its answers prove nothing
     * @return zones in front of the engine
     */
    public static MirrorDns of(List<MirrorZone> zones, Dns rest, Clock clock) {
        Map<DomainName, List<MirrorZone>> parts = zones.stream()
                .collect(Collectors.groupingBy(MirrorZone::zone, LinkedHashMap::new, Collectors.toList()));
        Map<DomainName, MirrorAnswers> answers = new LinkedHashMap<>();
        parts.forEach((zone, files) -> answers.put(zone, new MirrorAnswers(zone, files, clock)));
        return new MirrorDns(answers, rest);
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        Optional<DomainName> name = Optional.of(question.name());
        while (name.isPresent()) {
            MirrorAnswers answers = zones.get(name.get());
            if (answers != null) {
                return CompletableFuture.completedFuture(answers.answer(question));
            }
            name = name.get().parent();
        }
        return rest.query(question);
    }
}
