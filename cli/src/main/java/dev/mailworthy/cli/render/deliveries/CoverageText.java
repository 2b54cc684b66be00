package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far the log can be trusted, in words. */
public final class CoverageText {

    private static final int SHAPES = 10;
    private static final int FEW = 1;
    private static final long HOUR = 3600;

    private final DeliveriesReport report;
    private final LogCoverage coverage;
    private final CauseText words;

    /** @param report whose log it is about */
    public CoverageText(DeliveriesReport report) {
        this.report = report;
        this.coverage = report.account().coverage();
        this.words = new CauseText(report.zone());
    }

    void write(Page page, boolean verbose) {
        Sections.labelled(page, "Log", logs());
        Sections.labelled(page, "Coverage", coverage());
        coverage.gaps(DeliveryForms.GAP).stream()
                .limit(verbose ? Long.MAX_VALUE : 2)
                .forEach(gap -> Sections.labelled(
                        page, "Gap", "no line for " + gap.getValue() + " hours from " + words.time(at(gap.getKey()))));
        for (Map.Entry<String, Long> shape : coverage.commonestShapes(verbose ? SHAPES : FEW)) {
            Sections.labelled(
                    page, "Unread", DeliveriesScreen.count(shape.getValue(), "line") + " like: " + shape.getKey());
        }
        report.problems().forEach(problem -> Sections.labelled(page, "Not read", problem));
        if (verbose) {
            report.logs()
                    .forEach(log -> Sections.labelled(
                            page,
                            "File",
                            log.name() + ": "
                                    + DeliveriesScreen.count(log.coverage().lines(), "line")));
        }
    }

    /** The lines, the logs and the period, in a sentence. */
    public String logs() {
        String lines = DeliveriesScreen.count(coverage.lines(), "line") + " in "
                + DeliveriesScreen.count(report.logs().size(), "log");
        return coverage.hours().isEmpty()
                ? lines + "."
                : lines + ", " + words.time(at(coverage.hours().first())) + " to "
                        + words.time(at(coverage.hours().last() + 1)) + " " + report.zone() + ".";
    }

    private static Instant at(long hour) {
        return Instant.ofEpochSecond(hour * HOUR);
    }

    /** The lines that were understood, and those that count for nothing, in sentences. */
    public String coverage() {
        return understood() + doubts();
    }

    private String understood() {
        String share = coverage.share().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT, " (%.1f %%)", Math.floor(coverage.share().getAsDouble() * 1000) / 10);
        long all = coverage.understood() + coverage.notUnderstood() + coverage.lost();
        return "understood " + DeliveriesScreen.number(coverage.understood()) + " of "
                + DeliveriesScreen.count(all, "line") + " about deliveries" + share + ".";
    }

    private String doubts() {
        List<String> doubts = new ArrayList<>();
        add(doubts, coverage.lost(), "lost by the logging service");
        add(doubts, coverage.ambiguous(), "with imitated fields, not counted");
        add(doubts, coverage.truncated(), "cut off");
        add(doubts, coverage.tooLong(), "too long to be read whole");
        add(doubts, coverage.unreadable(), "without a time or a program");
        add(doubts, coverage.clockJumps(), "after a jump of the clock");
        String lines = doubts.isEmpty() ? "" : " Lines: " + String.join(", ", doubts) + ".";
        String evicted = coverage.evicted() == 0
                ? ""
                : " " + DeliveriesScreen.count(coverage.evicted(), "message") + " given up before the end was seen.";
        return lines + evicted;
    }

    private static void add(List<String> doubts, long number, String what) {
        if (number > 0) {
            doubts.add(DeliveriesScreen.number(number) + " " + what);
        }
    }
}
