package dev.mailworthy.cli.report;

import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.deliveries.CauseText;
import dev.mailworthy.cli.render.deliveries.CoverageText;
import dev.mailworthy.cli.render.deliveries.DeliveriesHeadline;
import dev.mailworthy.cli.render.deliveries.DeliveriesReport;
import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What receivers did with the mail, as one HTML page: the verdict, each receiver over time with its causes, and the coverage. */
public final class DeliveriesPage {

    /** More receivers stand in the table of the command alone. */
    private static final int MOST_RECEIVERS = 30;

    private static final int MOST_CAUSES = 8;

    private final DeliveriesReport report;
    private final CauseText words;
    private final Optional<DeliverySeries.Axis> axis;

    private DeliveriesPage(DeliveriesReport report) {
        this.report = report;
        this.words = new CauseText(report.zone());
        this.axis = report.axis();
    }

    public static String of(DeliveriesReport report, Stamp stamp) {
        return new PageFrame(
                        "Deliveries: " + DeliveriesHeadline.sentence(report),
                        stamp.tool(),
                        "To read the log again: mailworthy deliveries")
                .around(new DeliveriesPage(report).content());
    }

    private List<Element> content() {
        List<Element> content = new ArrayList<>();
        content.add(verdict());
        content.add(legend());
        List<ReceiverAccount> receivers = report.account().receivers();
        receivers.stream().limit(MOST_RECEIVERS).forEach(receiver -> content.add(receiver(receiver)));
        if (receivers.size() > MOST_RECEIVERS) {
            content.add(Element.of(
                    "p",
                    Words.count(receivers.size() - MOST_RECEIVERS, "more receiver") + ": mailworthy deliveries -v"));
        }
        content.add(coverage());
        return content;
    }

    private Element verdict() {
        return Summary.section("verdict", "verdict " + report.verdict().label())
                .and(
                        Element.of(
                                        "h1",
                                        Element.of(
                                                        "span",
                                                        Words.capital(DeliveriesHeadline.label(report)
                                                                .toLowerCase(Locale.ROOT)))
                                                .with("class", "outcome"))
                                .with("id", "verdict"),
                        Element.of("p", DeliveriesHeadline.sentence(report)).with("class", "sentence"),
                        Element.of("p", DeliveriesHeadline.counts(report)));
    }

    private static Element legend() {
        return Element.of(
                        "p",
                        new Markup.Text("Bars count recipients by their last state: "),
                        Element.of("span", "accepted").with("class", "swatch taken"),
                        new Markup.Text(", "),
                        Element.of("span", "waiting").with("class", "swatch waiting"),
                        new Markup.Text(", "),
                        Element.of("span", "refused or expired").with("class", "swatch refused"),
                        new Markup.Text("."))
                .with("class", "meaning");
    }

    private Element receiver(ReceiverAccount receiver) {
        RecipientCounts counts = receiver.counts();
        Element article = Element.of(
                "article",
                Element.of("h2", receiver.target().name()),
                Element.of(
                        "p",
                        Words.count(counts.recipients(), "recipient") + ": " + counts.accepted() + " accepted, "
                                + counts.refused() + " refused, " + counts.expired() + " expired, "
                                + counts.pending() + " waiting."));
        List<Element> causes =
                receiver.causes().stream().limit(MOST_CAUSES).map(this::cause).toList();
        return article.and(chart(receiver)).and(causes.isEmpty() ? List.of() : List.of(Element.of("ul", causes)));
    }

    private List<Element> chart(ReceiverAccount receiver) {
        return axis.map(along -> new DeliveryChart(report.series(receiver, along), along)
                        .elements(receiver.target().name()))
                .orElse(List.of());
    }

    private Element cause(CauseAccount cause) {
        Element item = Element.of(
                "li",
                Element.of(
                        "p",
                        Element.of("span", CauseText.who(cause)).with("class", "who"),
                        new Markup.Text(": " + words.sentence(cause))));
        return item.and(cause.sample()
                .map(sample ->
                        List.of(Element.of("p", Element.of("code", sample)).with("class", "meaning")))
                .orElse(List.of()));
    }

    private Element coverage() {
        CoverageText text = new CoverageText(report);
        Element section = Summary.section("coverage", "")
                .and(
                        Summary.heading("coverage", "How far the log can be trusted"),
                        Element.of("p", text.logs()),
                        Element.of("p", Words.capital(text.coverage())));
        List<Element> open = report.unanswered().stream()
                .map(check -> Element.of("p", "Not answered: " + check.check() + " (" + check.detail() + ")."))
                .toList();
        return section.and(open);
    }
}
