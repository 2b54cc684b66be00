package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.Stamp;
import java.util.Locale;

/** One line a domain: verdict, domain, cause. Words that scripts may split at blanks: the verdict and the domain. */
final class TextFeed implements Feed {

    /** The width of the longest verdict and of usual domains. */
    private static final String LINE = "%-12s  %-24s  %s%n";

    @Override
    public String one(CheckReport report, Stamp stamp) {
        CheckFigures figures = CheckFigures.of(report, stamp.generatedAt());
        return String.format(
                        Locale.ROOT,
                        LINE,
                        figures.verdict().label().toUpperCase(Locale.ROOT),
                        figures.domain(),
                        figures.cause())
                .replace(System.lineSeparator(), "\n");
    }
}
