package dev.mailworthy.core.dns.patch;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers names under a zone file's origins from the file and all others from another engine, so that a zone can be checked
 * before it is published. An alias of the file may lead to another engine's name, and the other way round.
 */
public final class OverlayDns implements Dns {

    private final ZoneDns zone;
    private final Dns rest;

    private OverlayDns(ZoneDns zone, Dns rest) {
        this.zone = zone;
        this.rest = rest;
    }

    /** Names of the zones come from the zones, all others from the rest. */
    public static OverlayDns of(ZoneDns zone, Dns rest) {
        return new OverlayDns(zone, rest);
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return follow(question, question.name(), 0);
    }

    private CompletableFuture<DnsAnswer> follow(DnsQuestion question, DomainName name, int hops) {
        DnsQuestion here = new DnsQuestion(name, question.type(), false, question.bypassCache());
        Dns source = zone.origin(name).isPresent() ? zone : rest;
        return source.query(here).thenCompose(answer -> {
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
}
