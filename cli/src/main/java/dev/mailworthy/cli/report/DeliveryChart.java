package dev.mailworthy.cli.report;

import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recipients over time as {@link StackedBars}. */
final class DeliveryChart {

    private static final List<StackedBars.Part> PARTS = List.of(
            new StackedBars.Part("taken", "accepted", "Accepted"),
            new StackedBars.Part("waiting", "waiting", "Waiting"),
            new StackedBars.Part("refused", "refused or expired", "Refused, expired"));

    private final DeliverySeries series;
    private final DeliverySeries.Axis axis;
    private final DateTimeFormatter time;

    DeliveryChart(DeliverySeries series, DeliverySeries.Axis axis) {
        this.series = series;
        this.axis = axis;
        this.time = DateTimeFormatter.ofPattern(
                series.unit() == ChronoUnit.HOURS ? "d MMM HH:mm" : "d MMM uuuu", Locale.ENGLISH);
    }

    /** The drawing, and its numbers in a table that opens. */
    List<Element> elements(String receiver) {
        List<StackedBars.Bar> bars = new ArrayList<>();
        for (int step = 0; step < series.steps().size(); step++) {
            RecipientCounts counts = series.steps().get(step);
            bars.add(new StackedBars.Bar(
                    time.format(axis.at(step)),
                    List.of(counts.accepted(), counts.pending(), counts.refused() + counts.expired())));
        }
        return new StackedBars("Recipients", unit(), PARTS, bars).elements(receiver);
    }

    private String unit() {
        return switch (series.unit()) {
            case HOURS -> "hour";
            case DAYS -> "day";
            default -> "week";
        };
    }
}
