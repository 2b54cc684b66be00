package dev.mailworthy.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers over time as stacked bars, drawn without style rules, which CSP 3 may forbid. Each bar has its numbers as a title, and all
 * numbers stand in a table that opens.
 *
 * @param things what is counted, for example {@code Recipients}
 * @param unit of time of one bar
 * @param parts the parts of a bar, from its foot to its top
 * @param bars in the order of time, at least one
 */
record StackedBars(String things, String unit, List<Part> parts, List<Bar> bars) {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 90;
    private static final int TOP = 16;
    private static final int FOOT = 18;

    StackedBars {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    /**
     * A part of each bar.
     *
     * @param style the class of its colour
     * @param words in the title of a bar
     * @param column in the table
     */
    record Part(String style, String words, String column) {}

    /**
     * One bar.
     *
     * @param time when it begins, in words
     * @param counts one for each part
     */
    record Bar(String time, List<Long> counts) {
        Bar {
            counts = List.copyOf(counts);
        }

        long all() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The drawing, and its numbers in a table. */
    List<Element> elements(String name) {
        return List.of(drawing(name), table());
    }

    private long most() {
        return Math.max(1, bars.stream().mapToLong(Bar::all).max().orElse(0));
    }

    private Element drawing(String name) {
        List<Element> drawn = new ArrayList<>();
        drawn.add(label(0, TOP - 4, "start", "most: " + String.format(Locale.ROOT, "%,d", most())));
        drawn.add(label(0, TOP + HEIGHT + FOOT - 3, "start", bars.get(0).time()));
        drawn.add(label(
                WIDTH, TOP + HEIGHT + FOOT - 3, "end", bars.get(bars.size() - 1).time()));
        for (int step = 0; step < bars.size(); step++) {
            column(drawn, step);
        }
        drawn.add(Element.of("rect")
                .with("class", "axis")
                .with("x", "0")
                .with("y", String.valueOf(TOP + HEIGHT))
                .with("width", String.valueOf(WIDTH))
                .with("height", "1"));
        return Element.of("svg", drawn)
                .with("viewBox", "0 0 " + WIDTH + " " + (TOP + HEIGHT + FOOT))
                .with("role", "img")
                .with("aria-label", things + " of " + name + " over time; the numbers stand below")
                .with("class", "chart");
    }

    private static Element label(int x, int y, String anchor, String words) {
        return Element.of("text", words)
                .with("x", String.valueOf(x))
                .with("y", String.valueOf(y))
                .with("text-anchor", anchor);
    }

    private void column(List<Element> drawn, int step) {
        long below = 0;
        for (int part = 0; part < parts.size(); part++) {
            long count = bars.get(step).counts().get(part);
            if (count > 0) {
                drawn.add(part(step, parts.get(part).style(), below, count));
                below += count;
            }
        }
    }

    /** A part of a column, upwards from what stands below it. */
    private Element part(int step, String style, long below, long count) {
        double left = (double) WIDTH * step / bars.size();
        double width = Math.max(1, (double) WIDTH / bars.size() - 1);
        double from = TOP + HEIGHT - (double) HEIGHT * (below + count) / most();
        double height = Math.max(1, (double) HEIGHT * count / most());
        return Element.of("rect", Element.of("title", words(step)))
                .with("class", style)
                .with("x", units(left))
                .with("y", units(from))
                .with("width", units(width))
                .with("height", units(height));
    }

    private static String units(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private String words(int step) {
        Bar bar = bars.get(step);
        return bar.time() + ": "
                + IntStream.range(0, parts.size())
                        .mapToObj(part ->
                                bar.counts().get(part) + " " + parts.get(part).words())
                        .collect(Collectors.joining(", "));
    }

    private Element table() {
        List<Object> head = new ArrayList<>(List.of("From"));
        parts.forEach(part -> head.add(part.column()));
        List<Element> rows = new ArrayList<>();
        bars.stream().filter(bar -> bar.all() > 0).forEach(bar -> {
            List<Object> cells = new ArrayList<>(List.of(bar.time()));
            cells.addAll(bar.counts());
            rows.add(row("td", cells));
        });
        return Element.of(
                        "details",
                        Element.of("summary", "Numbers by " + unit),
                        Element.of("table", Element.of("thead", row("th", head)), Element.of("tbody", rows)))
                .with("class", "numbers");
    }

    private static Element row(String cell, List<?> values) {
        List<Element> cells = new ArrayList<>();
        values.forEach(value -> cells.add(Element.of(cell, String.valueOf(value))));
        return Element.of("tr", cells);
    }
}
