package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.util.Locale;
import java.util.Objects;

/**
 * How long it takes until a {@link Remedy} works.
 *
 * @param longest the scale of the longest time, by which remedies are ordered
 * @param words for people, for example {@code 1 to 3 days}
 */
public record TimeToEffect(Scale longest, String words) {

    /** It works when it is done. */
    public static final TimeToEffect AT_ONCE = new TimeToEffect(Scale.AT_ONCE, "at once");

    /** A few minutes, for example until a provider's panel has changed a PTR record. */
    public static final TimeToEffect MINUTES = new TimeToEffect(Scale.MINUTES, "minutes");

    /** A setting of the mail server works from its next start. */
    public static final TimeToEffect RESTART = new TimeToEffect(Scale.RESTART, "at the mail server's restart");

    /** Resolvers may keep the present record as long as its TTL says (RFC 1035 section 3.2.1). Only for DNS records. */
    public static final TimeToEffect RECORD_TTL = new TimeToEffect(Scale.RECORD_TTL, "the record's TTL");

    /**
     * A record where none stands yet. Resolvers that asked before keep its absence as long as the zone's SOA record says (RFC 2308
     * section 5); they limit that to hours.
     */
    public static final TimeToEffect NEW_RECORD = new TimeToEffect(Scale.RECORD_TTL, "minutes to hours");

    /** A key is made in minutes. Its record takes its TTL. */
    public static final TimeToEffect NEW_KEY = new TimeToEffect(Scale.RECORD_TTL, "minutes, then the record's TTL");

    /** Some hours. */
    public static final TimeToEffect HOURS = new TimeToEffect(Scale.HOURS, "hours");

    /** From minutes to one day. */
    public static final TimeToEffect MINUTES_TO_A_DAY = new TimeToEffect(Scale.DAYS, "minutes to a day");

    /** From minutes to three days. */
    public static final TimeToEffect MINUTES_TO_DAYS = new TimeToEffect(Scale.DAYS, "minutes to 3 days");

    /** From hours to days. */
    public static final TimeToEffect HOURS_TO_DAYS = new TimeToEffect(Scale.DAYS, "hours to days");

    /** Some days. */
    public static final TimeToEffect DAYS = new TimeToEffect(Scale.DAYS, "days");

    /** What a provider's support usually takes. */
    public static final TimeToEffect ONE_TO_THREE_DAYS = new TimeToEffect(Scale.DAYS, "1 to 3 days");

    /** DMARC reports of some weeks show which senders there are. */
    public static final TimeToEffect REPORTS = new TimeToEffect(Scale.WEEKS, "some weeks of reports");

    /** No time is known. */
    public static final TimeToEffect UNKNOWN = new TimeToEffect(Scale.UNKNOWN, "unknown");

    public TimeToEffect {
        Objects.requireNonNull(longest, "longest");
        words = Printable.text(words);
    }

    /** Units of time, the shortest first. */
    public enum Scale {
        /** As soon as it is done. */
        AT_ONCE("at once"),
        /** Minutes are the longest unit. */
        MINUTES("minute"),
        /** With the next start of the mail server. */
        RESTART("restart"),
        /** When resolvers have dropped the record, or its absence, that they keep; a TTL tells how long. */
        RECORD_TTL("ttl"),
        /** Hours are the longest unit. */
        HOURS("hour"),
        /** Days are the longest unit. */
        DAYS("day"),
        /** Weeks are the longest unit. */
        WEEKS("week"),
        /** No unit is named. */
        UNKNOWN("");

        private final String word;

        Scale(String word) {
            this.word = word;
        }
    }

    /**
     * Reads the time in a data file. Its scale is the longest unit that it names, or {@link Scale#UNKNOWN}.
     *
     * @param words for example {@code hours to days}
     * @return the words as they are, with their scale
     */
    public static TimeToEffect parse(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        Scale longest = Scale.UNKNOWN;
        for (Scale unit : Scale.values()) {
            if (unit != Scale.UNKNOWN && small.contains(unit.word)) {
                longest = unit;
            }
        }
        return new TimeToEffect(longest, words);
    }

    @Override
    public String toString() {
        return words;
    }
}
