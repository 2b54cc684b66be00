package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.check.CheckRenderer;
import dev.mailworthy.cli.render.check.SenderLine;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.score.Score;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The upper part of a page: the verdict and the unanswered checks; and the reputation estimate. */
final class Summary {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Summary() {}

    static Element verdict(CheckReport report, Stamp stamp) {
        String label = report.verdict().label();
        Element facts = Element.of(
                "dl",
                fact("Domain", Element.of("dd", report.subject().toString())),
                fact("Sends from", Element.of("dd", SenderLine.addresses(report.sender()))),
                fact(
                        "EHLO name",
                        Element.of("dd", report.ehlo().map(EhloName::toString).orElse("unknown"))),
                fact(
                        "Checked",
                        Element.of(
                                "dd",
                                Element.of("time", MINUTE.format(stamp.generatedAt()))
                                        .with(
                                                "datetime",
                                                stamp.generatedAt()
                                                        .truncatedTo(ChronoUnit.SECONDS)
                                                        .toString()))));
        return section("verdict", "verdict " + label)
                .and(
                        Element.of(
                                        "h1",
                                        Element.of("span", Words.verdict(label)).with("class", "word"),
                                        new Markup.Text(" "),
                                        Element.of("span", report.subject().toString())
                                                .with("class", "subject"))
                                .with("id", "verdict"),
                        Element.of("p", CheckRenderer.sentence(report)).with("class", "sentence"))
                .and(partial(report.completeness()))
                .and(facts);
    }

    private static Element fact(String term, Element value) {
        return Element.of("div", Element.of("dt", term), value);
    }

    private static List<Element> partial(Completeness how) {
        return switch (how) {
            case COMPLETE -> List.of();
            case STOPPED -> List.of(Element.of("p", "Partial: the run was stopped; this is what was known by then."));
            case OUT_OF_TIME -> List.of(Element.of("p", "Partial: the time for the run was over."));
        };
    }

    /** A text to copy. One click selects all of it. The keyboard can reach it, because a long text scrolls. */
    static Element copy(String... lines) {
        return Element.of("pre", Element.of("code", new Markup.Lines(List.of(lines))))
                .with("class", "copy")
                .with("tabindex", "0")
                .with("aria-label", "Text to copy");
    }

    static List<Element> score(Optional<Score> score) {
        return score.map(known -> List.of(section("score", "appendix")
                        .and(heading("score", "Reputation estimate"), ScoreBar.of(known))
                        .and(Element.of("p", ScoreBar.words(known)))))
                .orElse(List.of());
    }

    public static Element unanswered(CheckReport report) {
        boolean none = report.unanswered().isEmpty();
        Element section = section("unanswered", none ? "unanswered none" : "unanswered")
                .and(heading("unanswered", "Not answered"));
        if (none) {
            return section.and(Element.of("p", "Every check of this run was answered."));
        }
        List<Element> checks =
                report.unanswered().stream().map(Summary::unanswered).toList();
        return section.and(
                Element.of(
                        "p",
                        Words.count(checks.size(), "check")
                                + " without an answer. That counts neither as a pass nor as a fail."),
                Element.of("ul", checks));
    }

    private static Element unanswered(UnansweredCheck check) {
        return Element.of(
                "li",
                Element.of(
                        "p",
                        Element.of("b", check.check()),
                        new Markup.Text(": " + check.why().label() + " (" + check.detail() + ")")),
                Element.of("p", HintText.of(check.hint())).with("class", "how"));
    }

    static Element section(String id, String style) {
        Element section = Element.of("section").with("aria-labelledby", id);
        return style.isEmpty() ? section : section.with("class", style);
    }

    static Element heading(String id, String words) {
        return Element.of("h2", words).with("id", id);
    }
}
