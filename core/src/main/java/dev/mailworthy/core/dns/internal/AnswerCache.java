package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps answers for their TTL, absence included (RFC 2308). An unanswered question is never kept. The number of answers and
 * their octets are bounded: 50,000 answers of 60 KiB would be 3 GB. The answer that was not used for the longest time is dropped
 * first.
 */
public final class AnswerCache {

    private static final int CAPACITY = 50_000;

    /** A day: RFC 8767 section 4 advises a cap, and a run is shorter anyway. */
    private static final long LONGEST = 86_400;

    /** What all answers together may take of the heap. */
    private static final long MOST_OCTETS = 16L << 20;

    /** An answer that takes more than this share is not kept, so that it does not displace many others. */
    private static final long MOST_OCTETS_OF_ONE = MOST_OCTETS / 64;

    private record Kept(DnsAnswer answer, Instant until, long octets) {}

    private final Clock clock;
    private final Map<DnsQuestion, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long octets;

    public AnswerCache(Clock clock) {
        this.clock = clock;
    }

    public synchronized Optional<DnsAnswer> get(DnsQuestion question) {
        Kept entry = kept.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.until())) {
            remove(question);
            return Optional.empty();
        }
        return Optional.of(entry.answer());
    }

    public synchronized void put(DnsQuestion question, DnsAnswer answer) {
        long ttl = ttl(answer);
        long size = AnswerSize.of(question, answer);
        if (ttl <= 0 || size > MOST_OCTETS_OF_ONE) {
            return;
        }
        remove(question);
        octets += size;
        kept.put(question, new Kept(answer, clock.instant().plusSeconds(Math.min(ttl, LONGEST)), size));
        while (kept.size() > CAPACITY || octets > MOST_OCTETS) {
            remove(kept.keySet().iterator().next());
        }
    }

    private void remove(DnsQuestion question) {
        Kept old = kept.remove(question);
        octets -= old == null ? 0 : old.octets();
    }

    /** The octets of the heap that the answers take, estimated. */
    synchronized long octets() {
        return octets;
    }

    private static long ttl(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Records found) {
            return found.ttl();
        }
        if (answer instanceof DnsAnswer.NoData nothing) {
            return nothing.ttl();
        }
        return answer instanceof DnsAnswer.NoSuchName none ? none.ttl() : 0;
    }
}
