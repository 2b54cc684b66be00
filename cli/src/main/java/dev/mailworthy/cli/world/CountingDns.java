package dev.mailworthy.cli.world;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Passes {@link DnsQuestion questions} on, and counts the different ones. */
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

    /** The number of different {@link DnsQuestion questions} so far. */
    public LookupCount lookups() {
        return LookupCount.of(asked.size());
    }
}
