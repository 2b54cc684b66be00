package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps answers for their TTL, absence included (RFC 2308). An unanswered question is never kept. The number of answers is
 * bounded; the oldest is dropped first.
 */
public final class AnswerCache {

    private static final int CAPACITY = 50_000;

    /** A day: RFC 8767 section 4 advises a cap, and a run is shorter anyway. */
    private static final long LONGEST = 86_400;

    private record Kept(DnsAnswer answer, Instant until) {}

    private final Clock clock;
    private final Map<DnsQuestion, Kept> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DnsQuestion, Kept> eldest) {
            return size() > CAPACITY;
        }
    };

    public AnswerCache(Clock clock) {
        this.clock = clock;
    }

    public synchronized Optional<DnsAnswer> get(DnsQuestion question) {
        Kept entry = kept.get(question);
        if (entry == null || !clock.instant().isBefore(entry.until())) {
            return Optional.empty();
        }
        return Optional.of(entry.answer());
    }

    public synchronized void put(DnsQuestion question, DnsAnswer answer) {
        long ttl = ttl(answer);
        if (ttl > 0) {
            kept.put(question, new Kept(answer, clock.instant().plusSeconds(Math.min(ttl, LONGEST))));
        }
    }

    private static long ttl(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Records found) {
            return found.ttl();
        }
        if (answer instanceof DnsAnswer.NoData nothing) {
            return nothing.ttl();
        }
        return answer instanceof DnsAnswer.NoSuchName nobody ? nobody.ttl() : 0;
    }
}
