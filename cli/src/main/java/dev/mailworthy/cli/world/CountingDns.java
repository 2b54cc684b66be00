package dev.mailworthy.cli.world;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the different questions that a run asks, and passes each on. */
public final class CountingDns implements Dns {

    private final Dns dns;
    private final Set<DnsQuestion> asked = ConcurrentHashMap.newKeySet();

    public CountingDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        asked.add(question);
        return dns.query(question);
    }

    /** The number of questions so far. */
    public LookupCount lookups() {
        return LookupCount.of(asked.size());
    }
}
