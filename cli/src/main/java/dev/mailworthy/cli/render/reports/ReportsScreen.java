package dev.mailworthy.cli.render.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SendingService;
import dev.mailworthy.cli.assess.feedback.SourceKind;
import dev.mailworthy.cli.assess.reports.PerCent;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.cli.render.outcome.VerdictLine;
import dev.mailworthy.core.Remedy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The screen of {@code reports}: each domain with the sources that fail, what to do, then TLS, complaints and SNDS. */
final class ReportsScreen {

    private static final int MOST_SOURCES = 6;
    private static final int MOST_ROWS = 12;
    private static final int NUMBER = 10;
    private static final int NARROWEST_NAME = 16;
    private static final int COLUMNS = 4;

    private final ReportsReport report;
    private final TextStyle style;
    private final Page page;

    ReportsScreen(ReportsReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = style.page();
    }

    String text() {
        VerdictLine.write(page, report.verdict(), ReportsHeadline.of(report), style);
        if (style.isQuiet()) {
            return page.toString();
        }
        report.feedback().domains().forEach(this::domain);
        new OtherLines(report.feedback(), style).write(page);
        page.blank();
        Sections.labelled(page, "Reports", ReportsHeadline.intake(report.feedback()));
        if (style.isVerbose()) {
            report.feedback()
                    .intake()
                    .refused()
                    .forEach(refused -> page.hanging("  - ", refused.source() + ": " + refused.why()));
        }
        Sections.unanswered(page, report.unanswered(), style);
        next();
        return page.toString();
    }

    private void domain(DomainMail domain) {
        page.blank();
        MailCounts counts = domain.counts();
        if (counts.messages() == 0) {
            page.hanging(
                    "",
                    domain.domain() + ": " + count(domain.unauthenticated().messages(), "message")
                            + " in reports that do not count");
            return;
        }
        page.line(style.palette().strong(domain.domain().toString()) + "  " + ReportsHeadline.period(domain));
        if (report.by().isPresent()) {
            groups(domain, report.by().orElseThrow());
            return;
        }
        kinds(domain);
        List<MailSource> troubled = domain.sources().stream()
                .filter(source -> source.counts().failed() + source.counts().undecided() > 0)
                .filter(source -> source.kind() != SourceKind.STRANGER || style.isVerbose())
                .toList();
        int shown = style.isVerbose() ? troubled.size() : Math.min(MOST_SOURCES, troubled.size());
        Set<Remedy> said = new LinkedHashSet<>();
        troubled.subList(0, shown).forEach(source -> source(source, said));
        if (shown < troubled.size()) {
            page.line("  " + count(troubled.size() - shown, "more source") + " with failing mail: -v");
        }
        if (domain.unauthenticated().messages() > 0) {
            page.hanging(
                    "",
                    "Not counted: " + count(domain.unauthenticated().messages(), "message")
                            + " in reports of unproved senders.");
        }
    }

    /** A line for each kind of source. */
    private void kinds(DomainMail domain) {
        page.line(style.palette().faint(row("whose mail", "messages", "pass DMARC", "by SPF", "by DKIM")));
        for (SourceKind kind : SourceKind.values()) {
            MailCounts counts = domain.counts(kind);
            if (counts.messages() > 0) {
                long sources = domain.sources().stream()
                        .filter(source -> source.kind() == kind)
                        .count();
                page.line(row(ReportsHeadline.kind(kind) + ", " + count(sources, "address"), counts));
            }
        }
        page.line(row("all", domain.counts()));
    }

    private void groups(DomainMail domain, MailGroup.By by) {
        List<MailGroup> groups = MailGroup.of(domain, by);
        int shown = style.isVerbose() || by == MailGroup.By.DAY ? groups.size() : Math.min(MOST_ROWS, groups.size());
        page.line(style.palette().faint(row(by.label(), "messages", "pass DMARC", "by SPF", "by DKIM")));
        groups.subList(0, shown).forEach(group -> page.line(row(group.name(), group.counts())));
        if (shown < groups.size()) {
            page.line("  " + (groups.size() - shown) + " more: -v");
        }
    }

    private String row(String name, MailCounts counts) {
        return row(
                name,
                number(counts.messages()),
                PerCent.of(counts.dmarcPass(), counts.messages()),
                PerCent.of(counts.spfAligned(), counts.messages()),
                PerCent.of(counts.dkimAligned(), counts.messages()));
    }

    private String row(String name, String... cells) {
        int room = Math.max(NARROWEST_NAME, page.columns() - COLUMNS * (NUMBER + 2));
        String cut = name.length() > room - 1 ? name.substring(0, room - 2) + "…" : name;
        StringBuilder row = new StringBuilder(cut).append(" ".repeat(room - cut.length()));
        for (String cell : cells) {
            row.append(" ".repeat(Math.max(1, NUMBER + 2 - cell.length()))).append(cell);
        }
        return row.toString().stripTrailing();
    }

    /** One source with its causes, and what to do about it unless that was said above. */
    private void source(MailSource source, Set<Remedy> said) {
        page.blank();
        String whose = ReportsHeadline.kind(source.kind())
                + source.service()
                        .map(SendingService::name)
                        .map(name -> ", " + name)
                        .orElse("");
        page.line(
                source.address() + " (" + whose + "): " + number(source.counts().failed()) + " of "
                        + number(source.counts().messages()) + " fail");
        if (!source.causes().isEmpty()) {
            page.hanging(
                    "   Why: ",
                    source.orderedCauses().stream().map(MailCause::words).collect(Collectors.joining("; ")));
        }
        source.open().ifPresent(open -> page.hanging("   Open: ", open));
        source.remedies().stream().filter(said::add).forEach(remedy -> Sections.remedy(page, "   ", remedy));
        if (style.isVerbose()) {
            page.hanging("   Reported by: ", String.join(", ", source.reporters()));
        }
    }

    private void next() {
        report.feedback().domains().stream()
                .filter(domain -> domain.counts().messages() > 0)
                .findFirst()
                .ifPresent(domain -> {
                    page.blank();
                    page.hanging(
                            "",
                            "Next: mailworthy reports policy " + domain.domain()
                                    + style.lab().map(lab -> " --lab " + lab).orElse(" SOURCE"));
                });
        if (!report.findings().isEmpty()) {
            Sections.meaning(page, report.findings());
        }
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String thing) {
        String many = thing.endsWith("s") ? thing + "es" : thing + "s";
        return number(number) + " " + (number == 1 ? thing : many);
    }
}
