package dev.mailworthy.cli.assess.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and delays of deliveries in words. */
final class DeliveryTimes {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SECONDS = 60;
    private static final int LONG = 2;

    private DeliveryTimes() {}

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** {@code 40 s}, {@code 12 min} or {@code 3 h}. */
    static String delay(double seconds) {
        if (seconds < LONG * SECONDS) {
            return Math.round(seconds) + " s";
        }
        double minutes = seconds / SECONDS;
        return minutes < LONG * SECONDS ? Math.round(minutes) + " min" : Math.round(minutes / SECONDS) + " h";
    }
}
