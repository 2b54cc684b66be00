package dev.mailworthy.cli.assess.outcome;

import java.util.Locale;

/** The time until a remedy works, shortest first. */
public enum TimeToEffect {
    AT_ONCE("at once"),
    MINUTES("minute"),
    TTL("ttl"),
    HOURS("hour"),
    DAYS("day"),
    WEEKS("week"),
    UNKNOWN("");

    private final String word;

    TimeToEffect(String word) {
        this.word = word;
    }

    /** The longest time that a text names. */
    public static TimeToEffect of(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        TimeToEffect longest = UNKNOWN;
        for (TimeToEffect time : values()) {
            if (time != UNKNOWN && small.contains(time.word)) {
                longest = time;
            }
        }
        return longest;
    }
}
