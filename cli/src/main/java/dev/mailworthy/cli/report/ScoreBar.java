package dev.mailworthy.cli.report;

import dev.mailworthy.core.score.Score;

/** A {@link Score} with its interval on a scale from 0 to 100, drawn without style rules, which CSP 3 may forbid. */
final class ScoreBar {

    /** Units of the drawing for one point of the {@link Score score}. */
    private static final int SCALE = 6;

    private static final int LEFT = 10;

    private ScoreBar() {}

    static Element of(Score score) {
        Element drawing = Element.of(
                        "svg",
                        Element.of("title", words(score)).with("id", "score-words"),
                        bar("scale", 0, 100, 22, 8),
                        bar("interval", score.low(), score.high(), 18, 16),
                        Element.of("rect")
                                .with("class", "point")
                                .with("x", units(score.point()) + "")
                                .with("y", "12")
                                .with("width", "4")
                                .with("height", "28"),
                        label(0, "0"),
                        label(50, "50"),
                        label(100, "100"))
                .with("viewBox", "0 0 " + (100 * SCALE + 2 * LEFT) + " 60")
                .with("role", "img")
                .with("aria-labelledby", "score-words")
                .with("class", "bar");
        return drawing;
    }

    static String words(Score score) {
        return "%d, between %d and %d; %d %% of the evidence was answered."
                .formatted(
                        Math.round(score.point()),
                        Math.round(score.low()),
                        Math.round(score.high()),
                        Math.round(score.coverage() * 100));
    }

    private static Element bar(String style, double from, double to, int top, int height) {
        return Element.of("rect")
                .with("class", style)
                .with("x", String.valueOf(units(from)))
                .with("y", String.valueOf(top))
                .with("width", String.valueOf(Math.max(4, units(to) - units(from))))
                .with("height", String.valueOf(height))
                .with("rx", "4");
    }

    private static Element label(int at, String words) {
        return Element.of("text", words)
                .with("x", String.valueOf(units(at)))
                .with("y", "56")
                .with("text-anchor", at == 0 ? "start" : at == 100 ? "end" : "middle");
    }

    private static long units(double points) {
        return LEFT + Math.round(Math.max(0, Math.min(100, points)) * SCALE);
    }
}
