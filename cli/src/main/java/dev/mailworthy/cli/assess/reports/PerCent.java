package dev.mailworthy.cli.assess.reports;

import java.util.Locale;

/** Shares in words. */
public final class PerCent {

    private PerCent() {}

    /** A share from 0 to 1, for example {@code 99.2 %}. It says 100 and 0 only of all and of none. */
    public static String of(double share) {
        double percent = share * 100;
        if (percent > 99.9 && percent < 100) {
            return "99.9 %";
        }
        if (percent > 0 && percent < 0.1) {
            return String.format(Locale.ROOT, "%.2f %%", percent);
        }
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f %%", percent)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** A part of a whole; a dash without a whole. */
    public static String of(long part, long whole) {
        return whole == 0 ? "-" : of((double) part / whole);
    }
}
