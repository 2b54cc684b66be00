package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a receiver did over time, in one line of plain characters: a column for an hour, a day or a longer time. */
final class OverTime {

    /** What the characters mean. */
    static final String LEGEND = ". all accepted, : some not, # most not; blank: no mail";

    /** With a time on each side, so many columns fit a line of 80. */
    private static final int MOST_COLUMNS = 36;

    private final DeliveriesReport report;
    private final Optional<DeliverySeries.Axis> axis;

    OverTime(DeliveriesReport report) {
        this.report = report;
        this.axis = report.axis().filter(known -> known.steps() > 1);
    }

    /** Whether the log is long enough for more than one column. */
    boolean isThere() {
        return axis.isPresent();
    }

    /** For example: 1 Nov [..........:....####] 30 Nov */
    Optional<String> of(ReceiverAccount receiver) {
        return axis.map(along -> line(report.series(receiver, along), along));
    }

    private static String line(DeliverySeries series, DeliverySeries.Axis axis) {
        int wide = (axis.steps() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        StringBuilder columns = new StringBuilder();
        for (int from = 0; from < axis.steps(); from += wide) {
            columns.append(column(series.steps().subList(from, Math.min(axis.steps(), from + wide))));
        }
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern(series.unit() == ChronoUnit.HOURS ? "d MMM HH:mm" : "d MMM", Locale.ROOT);
        return time.format(axis.at(0)) + " [" + columns + "] " + time.format(axis.at(axis.steps() - 1));
    }

    private static char column(List<RecipientCounts> steps) {
        long all = steps.stream().mapToLong(RecipientCounts::recipients).sum();
        long missed = steps.stream().mapToLong(RecipientCounts::missed).sum();
        if (all == 0) {
            return ' ';
        }
        if (missed == 0) {
            return '.';
        }
        return 2 * missed > all ? '#' : ':';
    }
}
