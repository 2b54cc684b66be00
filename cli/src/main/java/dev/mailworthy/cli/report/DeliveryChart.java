package dev.mailworthy.cli.report;

import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recipients over time as stacked bars, drawn without style rules, which CSP 3 may forbid. Each bar has its numbers as a title. */
final class DeliveryChart {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 90;
    private static final int TOP = 16;
    private static final int FOOT = 18;

    private final DeliverySeries series;
    private final DeliverySeries.Axis axis;
    private final DateTimeFormatter time;
    private final long most;

    DeliveryChart(DeliverySeries series, DeliverySeries.Axis axis) {
        this.series = series;
        this.axis = axis;
        this.time = DateTimeFormatter.ofPattern(
                series.unit() == ChronoUnit.HOURS ? "d MMM HH:mm" : "d MMM uuuu", Locale.ENGLISH);
        this.most = Math.max(
                1,
                series.steps().stream()
                        .mapToLong(RecipientCounts::recipients)
                        .max()
                        .orElse(0));
    }

    /** The drawing, and its numbers in a table that opens. */
    List<Element> elements(String receiver) {
        return List.of(drawing(receiver), table());
    }

    private Element drawing(String receiver) {
        List<Element> parts = new ArrayList<>();
        parts.add(label(0, TOP - 4, "start", "most: " + String.format(Locale.ROOT, "%,d", most)));
        parts.add(label(0, TOP + HEIGHT + FOOT - 3, "start", time.format(axis.at(0))));
        parts.add(label(WIDTH, TOP + HEIGHT + FOOT - 3, "end", time.format(axis.at(axis.steps() - 1))));
        for (int step = 0; step < series.steps().size(); step++) {
            bars(parts, step);
        }
        parts.add(Element.of("rect")
                .with("class", "axis")
                .with("x", "0")
                .with("y", String.valueOf(TOP + HEIGHT))
                .with("width", String.valueOf(WIDTH))
                .with("height", "1"));
        return Element.of("svg", parts)
                .with("viewBox", "0 0 " + WIDTH + " " + (TOP + HEIGHT + FOOT))
                .with("role", "img")
                .with("aria-label", "Recipients of " + receiver + " over time; the numbers stand below")
                .with("class", "chart");
    }

    private static Element label(int x, int y, String anchor, String words) {
        return Element.of("text", words)
                .with("x", String.valueOf(x))
                .with("y", String.valueOf(y))
                .with("text-anchor", anchor);
    }

    private void bars(List<Element> parts, int step) {
        RecipientCounts counts = series.steps().get(step);
        long below = 0;
        below += bar(parts, step, "taken", below, counts.accepted());
        below += bar(parts, step, "waiting", below, counts.pending());
        bar(parts, step, "refused", below, counts.refused() + counts.expired());
    }

    /** Draws a part of a column, upwards from what stands below it. */
    private long bar(List<Element> parts, int step, String style, long below, long count) {
        if (count > 0) {
            double left = (double) WIDTH * step / axis.steps();
            double width = Math.max(1, (double) WIDTH / axis.steps() - 1);
            double from = TOP + HEIGHT - (double) HEIGHT * (below + count) / most;
            double height = Math.max(1, (double) HEIGHT * count / most);
            parts.add(Element.of("rect", Element.of("title", words(step)))
                    .with("class", style)
                    .with("x", units(left))
                    .with("y", units(from))
                    .with("width", units(width))
                    .with("height", units(height)));
        }
        return count;
    }

    private static String units(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private String words(int step) {
        RecipientCounts counts = series.steps().get(step);
        return time.format(axis.at(step)) + ": " + counts.accepted() + " accepted, " + counts.pending() + " waiting, "
                + (counts.refused() + counts.expired()) + " refused or expired";
    }

    private Element table() {
        List<Element> rows = new ArrayList<>();
        for (int step = 0; step < series.steps().size(); step++) {
            RecipientCounts counts = series.steps().get(step);
            if (counts.recipients() > 0) {
                rows.add(row(
                        "td",
                        time.format(axis.at(step)),
                        counts.accepted(),
                        counts.pending(),
                        counts.refused() + counts.expired()));
            }
        }
        return Element.of(
                        "details",
                        Element.of("summary", "Numbers by " + unit()),
                        Element.of(
                                "table",
                                Element.of("thead", row("th", "From", "Accepted", "Waiting", "Refused, expired")),
                                Element.of("tbody", rows)))
                .with("class", "numbers");
    }

    private String unit() {
        return switch (series.unit()) {
            case HOURS -> "hour";
            case DAYS -> "day";
            default -> "week";
        };
    }

    private static Element row(String cell, Object... values) {
        List<Element> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(Element.of(cell, String.valueOf(value)));
        }
        return Element.of("tr", cells);
    }
}
