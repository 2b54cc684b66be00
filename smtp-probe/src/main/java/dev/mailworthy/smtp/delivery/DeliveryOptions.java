package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How logs are read.
 *
 * @param zone the zone of times that name none; traditional syslog writes local time
 * @param since lines before this time do not count
 * @param until lines from this time on do not count
 * @param key makes the numbers that stand for queue ids and addresses. Summaries can be added up if they were made with one key;
 *     who does not know it cannot find out whether an address is in a summary
 * @param mostOpen the most messages in flight that are remembered; it bounds the memory, with some 300 octets each
 * @param domains the domains of recipients that have cells of their own. Each takes some 200 octets for an hour, receiver and cause
 * @param threads the threads that may read one large log, 1 or more. What they read of it adds up to what one thread reads
 */
public record DeliveryOptions(
        ZoneId zone,
        Optional<Instant> since,
        Optional<Instant> until,
        long key,
        int mostOpen,
        CountedDomains domains,
        int threads) {

    private static final int USUAL_OPEN = 250_000;

    /**
     * {@return all lines, in this zone, without domains of recipients}
     *
     * @param zone of times that name none
     * @param key secret number that hashes the message ids
     */
    public static DeliveryOptions of(ZoneId zone, long key) {
        return new DeliveryOptions(zone, Optional.empty(), Optional.empty(), key, USUAL_OPEN, CountedDomains.NONE, 1);
    }

    /**
     * Only lines of a period.
     *
     * @param from the first moment; empty for the beginning
     * @param to the moment behind the last one; empty for the end
     * @return these options with this period
     */
    public DeliveryOptions during(Optional<Instant> from, Optional<Instant> to) {
        return new DeliveryOptions(zone, from, to, key, mostOpen, domains, threads);
    }

    /**
     * With cells for domains of recipients.
     *
     * @param counted the domains that are counted apart
     * @return these options with these domains
     */
    public DeliveryOptions counting(CountedDomains counted) {
        return new DeliveryOptions(zone, since, until, key, mostOpen, counted, threads);
    }

    /** With another bound of the messages in flight. */
    DeliveryOptions remembering(int most) {
        return new DeliveryOptions(zone, since, until, key, most, domains, threads);
    }

    /**
     * With several threads for one large log.
     *
     * @param most how many, 1 or more
     * @return these options with these threads
     */
    public DeliveryOptions on(int most) {
        return new DeliveryOptions(zone, since, until, key, mostOpen, domains, most);
    }
}
