package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.smtp.delivery.line.LogOctets;

/** Reads the forms in which mail servers write a time that has passed, in milliseconds. */
public final class WrittenDelay {

    private static final long MOST = 1L << 40;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private WrittenDelay() {}

    /** A number of seconds with decimals: {@code 1.5}. Other octets end it. */
    public static long seconds(byte[] block, int from, int to) {
        long number = 0;
        int at = from;
        while (at < to && LogOctets.isDigit(block[at]) && number < MOST) {
            number = number * 10 + block[at++] - '0';
        }
        return number * SECOND + decimals(block, at, to);
    }

    private static long decimals(byte[] block, int from, int to) {
        long millis = 0;
        if (from < to && block[from] == '.') {
            long unit = SECOND / 10;
            for (int at = from + 1; at < to && LogOctets.isDigit(block[at]) && unit > 0; at++) {
                millis += unit * (block[at] - '0');
                unit /= 10;
            }
        }
        return millis;
    }

    /** Numbers with units: {@code 1w2d3h4m5s}, {@code 0.120s} (Exim, OpenSMTPD); -1 for anything else. */
    public static long withUnits(byte[] block, int from, int to) {
        long sum = 0;
        int at = from;
        while (at < to) {
            int number = at;
            while (at < to && (LogOctets.isDigit(block[at]) || block[at] == '.')) {
                at++;
            }
            long unit = at == number || at == to ? -1 : unit(block[at]);
            if (unit < 0 || sum > MOST) {
                return -1;
            }
            sum += seconds(block, number, at) * unit;
            at++;
        }
        return from == to ? -1 : sum;
    }

    private static long unit(byte octet) {
        return switch (octet) {
            case 's' -> 1;
            case 'm' -> MINUTE / SECOND;
            case 'h' -> HOUR / SECOND;
            case 'd' -> DAY / SECOND;
            case 'w' -> 7 * DAY / SECOND;
            default -> -1;
        };
    }

    /** A time of day, with the days before it: {@code 00:00:05}, {@code 2+03:04:05} (sendmail); -1 for anything else. */
    public static long clock(byte[] block, int from, int to) {
        int plus = LogOctets.indexOf(block, from, to, (byte) '+');
        int time = plus < 0 ? from : plus + 1;
        if (to - time != 8 || block[time + 2] != ':' || block[time + 5] != ':') {
            return -1;
        }
        long days = plus < 0 ? 0 : LogOctets.number(block, from, plus);
        return Math.min(days, 10_000) * DAY
                + LogOctets.number(block, time, time + 2) * HOUR
                + LogOctets.number(block, time + 3, time + 5) * MINUTE
                + LogOctets.number(block, time + 6, to) * SECOND;
    }
}
