package dev.mailworthy.smtp.delivery.cell;

import dev.mailworthy.core.net.IpAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the counts of a cell are about.
 *
 * @param hour the hour, counted from 1970-01-01T00:00Z
 * @param source the address that the mail was sent from, if the log or the receiver's reply names it
 * @param target the receiver
 * @param outcome what became of the mail
 * @param cause of the reply
 * @param domain the recipient's domain in lower case, or {@link CountedDomains#OTHERS}; empty if domains are not counted, or if the
 *     address has none
 */
public record CellKey(
        long hour,
        Optional<IpAddress> source,
        MailTarget target,
        DeliveryOutcome outcome,
        CellCause cause,
        Optional<String> domain)
        implements Comparable<CellKey> {

    private static final long SECONDS = 3600;

    private static final Comparator<CellKey> ORDER = Comparator.comparingLong(CellKey::hour)
            .thenComparing(CellKey::target)
            .thenComparing(CellKey::outcome)
            .thenComparing(CellKey::cause)
            .thenComparing(key -> key.source().map(IpAddress::toString).orElse(""))
            .thenComparing(key -> key.domain().orElse(""));

    /**
     * {@return the hour of a time in seconds from 1970}
     *
     * @param second seconds from 1970-01-01 00:00 UTC
     */
    public static long hourOf(long second) {
        return Math.floorDiv(second, SECONDS);
    }

    /** {@return the first moment of the cell's hour} */
    public Instant begins() {
        return beginning(hour);
    }

    /** The first moment of an hour, counted from 1970. */
    static Instant beginning(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    /**
     * {@return this key with another outcome, in the hour of a time}
     *
     * @param other what became of the message
     * @param second seconds from 1970-01-01 00:00 UTC
     */
    public CellKey becoming(DeliveryOutcome other, long second) {
        return new CellKey(hourOf(second), source, target, other, cause, domain);
    }

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
