package dev.mailworthy.cli.world;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes {@link DnsQuestion questions} on, and counts which of them got an answer. Questions of a stopped run do not count. */
public final class HeardDns implements Dns {

    private final Dns dns;
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<Reason, Integer> silent = new ConcurrentHashMap<>();

    public HeardDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return dns.query(question).thenApply(answer -> {
            if (!(answer instanceof DnsAnswer.Unanswered none)) {
                answered.incrementAndGet();
            } else if (!(answer instanceof DnsAnswer.Skipped)) {
                silent.merge(none.reason(), 1, Integer::sum);
            }
            return answer;
        });
    }

    /** Why no question at all got an answer: the commonest reason. Empty if one did, or if none was asked. */
    public Optional<Reason> silence() {
        return answered.get() > 0
                ? Optional.empty()
                : silent.entrySet().stream()
                        .max(Map.Entry.<Reason, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey);
    }
}
