package dev.mailworthy.cli.report;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.cli.assess.feedback.SendingService;
import dev.mailworthy.cli.assess.feedback.SourceKind;
import dev.mailworthy.cli.assess.reports.PerCent;
import dev.mailworthy.cli.assess.reports.TlsAccount;
import dev.mailworthy.cli.assess.reports.TlsWords;
import dev.mailworthy.cli.render.FindingForms;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.outcome.HeadlineText;
import dev.mailworthy.cli.render.reports.ReportsHeadline;
import dev.mailworthy.cli.render.reports.ReportsReport;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.DomainName;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What receivers report, as one HTML page: the verdict, each domain over time with its failing sources, and TLS. */
public final class ReportsPage {

    /** More domains and sources stand in the document of the command. */
    private static final int MOST_DOMAINS = 30;

    private static final int MOST_SOURCES = 30;

    /** The most bars of a chart; a longer time has several days in each. */
    private static final int MOST_BARS = 92;

    private static final List<StackedBars.Part> PARTS = List.of(
            new StackedBars.Part("taken", "pass", "Pass"),
            new StackedBars.Part("waiting", "without a result", "Without a result"),
            new StackedBars.Part("refused", "fail", "Fail"));

    private final ReportsReport report;

    private ReportsPage(ReportsReport report) {
        this.report = report;
    }

    public static String of(ReportsReport report, Stamp stamp) {
        return new PageFrame(
                        "Reports: " + ReportsHeadline.of(report),
                        stamp.tool(),
                        "To read the reports again: mailworthy reports")
                .around(new ReportsPage(report).content());
    }

    private List<Element> content() {
        List<Element> content = new ArrayList<>();
        content.add(verdict());
        content.add(legend());
        List<DomainMail> domains = report.feedback().domains();
        domains.stream()
                .filter(domain -> domain.counts().messages() > 0)
                .limit(MOST_DOMAINS)
                .forEach(domain -> content.add(domain(domain)));
        if (!report.feedback().tls().isEmpty()) {
            content.add(tls());
        }
        content.add(coverage());
        return content;
    }

    private Element verdict() {
        String word = HeadlineText.word(report.verdict());
        return Summary.section("verdict", "verdict " + report.verdict().label())
                .and(
                        Element.of(
                                        "h1",
                                        Element.of("span", Words.capital(word.toLowerCase(Locale.ROOT)))
                                                .with("class", "outcome"))
                                .with("id", "verdict"),
                        Element.of("p", ReportsHeadline.of(report)).with("class", "sentence"));
    }

    private static Element legend() {
        return Element.of(
                        "p",
                        new Markup.Text("Bars count messages by DMARC: "),
                        Element.of("span", "pass").with("class", "swatch taken"),
                        new Markup.Text(", "),
                        Element.of("span", "without a result").with("class", "swatch waiting"),
                        new Markup.Text(", "),
                        Element.of("span", "fail").with("class", "swatch refused"),
                        new Markup.Text("."))
                .with("class", "meaning");
    }

    private Element domain(DomainMail domain) {
        Element article = Element.of(
                "article",
                Element.of("h2", domain.domain().toString()),
                Element.of("p", ReportsHeadline.period(domain) + "."));
        List<Element> failing = domain.sources().stream()
                .filter(source -> source.kind() != SourceKind.STRANGER)
                .filter(source -> source.counts().failed() > 0)
                .limit(MOST_SOURCES)
                .map(ReportsPage::source)
                .toList();
        return article.and(chart(domain))
                .and(List.of(kinds(domain)))
                .and(failing.isEmpty() ? List.of() : List.of(Element.of("ul", failing)));
    }

    private static List<Element> chart(DomainMail domain) {
        LocalDate from = domain.from().orElseThrow();
        long days = ChronoUnit.DAYS.between(from, domain.to().orElseThrow()) + 1;
        int wide = (int) Math.max(1, (days + MOST_BARS - 1) / MOST_BARS);
        int bars = (int) ((days + wide - 1) / wide);
        MailCounts[] counts = new MailCounts[bars];
        Arrays.fill(counts, MailCounts.NONE);
        for (SeenMail row : domain.rows()) {
            int bar = (int) (ChronoUnit.DAYS.between(from, row.day()) / wide);
            counts[bar] = counts[bar].plus(MailCounts.of(List.of(row)));
        }
        List<StackedBars.Bar> drawn = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            drawn.add(new StackedBars.Bar(
                    from.plusDays((long) bar * wide).toString(),
                    List.of(counts[bar].dmarcPass(), counts[bar].undecided(), counts[bar].failed())));
        }
        return new StackedBars("Messages", wide == 1 ? "day" : wide + " days", PARTS, drawn)
                .elements(domain.domain().toString());
    }

    private static Element kinds(DomainMail domain) {
        List<Element> rows = new ArrayList<>();
        for (SourceKind kind : SourceKind.values()) {
            MailCounts counts = domain.counts(kind);
            if (counts.messages() > 0) {
                rows.add(row(
                        "td",
                        ReportsHeadline.kind(kind),
                        counts.messages(),
                        PerCent.of(counts.dmarcPass(), counts.messages()),
                        PerCent.of(counts.spfAligned(), counts.messages()),
                        PerCent.of(counts.dkimAligned(), counts.messages())));
            }
        }
        return Element.of(
                "table",
                Element.of("thead", row("th", "Whose mail", "Messages", "Pass DMARC", "By SPF", "By DKIM")),
                Element.of("tbody", rows));
    }

    private static Element row(String cell, Object... values) {
        List<Element> cells = new ArrayList<>();
        for (Object value : values) {
            cells.add(Element.of(cell, String.valueOf(value)));
        }
        return Element.of("tr", cells);
    }

    private static Element source(MailSource source) {
        String whose = ReportsHeadline.kind(source.kind())
                + source.service()
                        .map(SendingService::name)
                        .map(name -> ", " + name)
                        .orElse("");
        Element item = Element.of(
                "li",
                Element.of(
                        "p",
                        source.address() + " (" + whose + "): "
                                + source.counts().failed() + " of "
                                + source.counts().messages() + " fail. "
                                + source.orderedCauses().stream()
                                        .map(MailCause::words)
                                        .collect(Collectors.joining("; "))));
        return item.and(source.remedies().stream()
                .flatMap(remedy -> remedy(remedy).stream())
                .toList());
    }

    private static List<Element> remedy(Remedy remedy) {
        List<Element> parts = new ArrayList<>();
        parts.add(Element.of("p", FindingForms.who(remedy.actor()) + ": " + remedy.action())
                .with("class", "meaning"));
        HintText.paste(remedy).ifPresent(paste -> parts.add(Element.of("p", Element.of("code", paste))));
        return parts;
    }

    private Element tls() {
        List<Element> rows = new ArrayList<>();
        for (TlsAccount tls : report.feedback().tls()) {
            rows.add(row(
                    "td",
                    tls.domain().map(DomainName::toString).orElse("unnamed domain"),
                    TlsWords.of(tls.type()),
                    tls.succeeded(),
                    tls.failed(),
                    tls.failures().stream().limit(5).map(TlsWords::of).collect(Collectors.joining("; "))));
        }
        return Summary.section("tls", "")
                .and(
                        Summary.heading("tls", "Sessions with TLS"),
                        Element.of("p", "One session can stand under several policies: rows do not add up."),
                        Element.of(
                                "table",
                                Element.of("thead", row("th", "Domain", "Policy", "Succeeded", "Failed", "Why")),
                                Element.of("tbody", rows)));
    }

    private Element coverage() {
        Element section = Summary.section("coverage", "")
                .and(
                        Summary.heading("coverage", "Which reports count"),
                        Element.of("p", ReportsHeadline.intake(report.feedback()) + "."));
        return section.and(report.unanswered().stream()
                .map(check -> Element.of("p", "Not answered: " + check.check() + " (" + check.detail() + ")."))
                .toList());
    }
}
