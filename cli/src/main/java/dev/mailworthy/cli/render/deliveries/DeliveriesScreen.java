package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The screen of {@code deliveries}: receivers in the order of trouble, the causes, and how far the log can be trusted. */
final class DeliveriesScreen {

    private static final int MOST_ROWS = 12;
    private static final int MOST_CAUSES = 3;
    private static final String SAMPLE = " ".repeat(14);
    private static final int NUMBER = 10;
    private static final int NARROWEST_NAME = 16;
    private static final int COLUMNS = 5;

    private final DeliveriesReport report;
    private final TextStyle style;
    private final Page page;
    private final CauseText words;

    DeliveriesScreen(DeliveriesReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = style.page();
        this.words = new CauseText(report.zone());
    }

    String text() {
        Verdict verdict = report.verdict();
        page.hanging(
                DeliveriesHeadline.label(report) + "  ",
                DeliveriesHeadline.sentence(report),
                lead -> style.palette().verdict(verdict, lead));
        if (style.isQuiet()) {
            return page.toString();
        }
        if (report.account().totals().recipients() > 0) {
            page.hanging("", DeliveriesHeadline.counts(report));
            page.blank();
            table();
            causes();
            if (!style.isVerbose()) {
                sample();
            }
        }
        own();
        page.blank();
        new CoverageText(report).write(page, style.isVerbose());
        next();
        if (report.stopped()) {
            page.hanging("PARTIAL: ", "the run was stopped. The result shows what was known by then.");
        }
        return page.toString();
    }

    private void table() {
        if (report.by().isPresent()) {
            DeliveryGroup.By by = report.by().orElseThrow();
            List<DeliveryGroup> groups = DeliveryGroup.of(report.account().cells(), by, report.zone());
            page.line(style.palette().faint(row(by.label(), "recipients", "accepted", "refused", "waiting", "")));
            groups.forEach(group -> page.line(row(group.name(), group.counts(), "")));
            if (groups.stream().anyMatch(group -> group.name().equals(CountedDomains.OTHERS))) {
                page.hanging(
                        "  ",
                        "The log names more than " + count(groups.size() - 1, "domain")
                                + ". The last row has all others; --domain NAME counts one of them.");
            }
            return;
        }
        List<ReceiverAccount> receivers = report.account().receivers();
        int shown = style.isVerbose() ? receivers.size() : Math.min(MOST_ROWS, receivers.size());
        page.line(style.palette().faint(row("receiver", "recipients", "accepted", "refused", "waiting", "median")));
        receivers.stream()
                .limit(shown)
                .forEach(receiver -> page.line(row(name(receiver), receiver.counts(), median(receiver))));
        if (shown < receivers.size()) {
            page.line("  " + (receivers.size() - shown) + " more receivers: -v");
        }
    }

    private static String name(ReceiverAccount receiver) {
        return receiver.target().kind() == MailTarget.Kind.SMARTHOST
                ? "relay " + receiver.target().name()
                : receiver.target().name();
    }

    private String row(String name, RecipientCounts counts, String median) {
        return row(
                name,
                number(counts.recipients()),
                number(counts.accepted()),
                number(counts.refused() + counts.expired()),
                number(counts.pending()),
                median);
    }

    private String row(String name, String... cells) {
        int room = Math.max(NARROWEST_NAME, page.columns() - COLUMNS * NUMBER - 1);
        String cut = name.length() > room - 1 ? name.substring(0, room - 2) + "…" : name;
        StringBuilder row = new StringBuilder(cut).append(" ".repeat(room - cut.length()));
        int width = NUMBER + 1;
        for (String cell : cells) {
            row.append(" ".repeat(Math.max(1, width - cell.length()))).append(cell);
            width = NUMBER;
        }
        return row.toString().stripTrailing();
    }

    private static String median(ReceiverAccount receiver) {
        OptionalDouble seconds = receiver.delays().seconds(0.5);
        return seconds.isEmpty() ? "" : CauseText.seconds(seconds.getAsDouble());
    }

    private void causes() {
        OverTime time = new OverTime(report);
        List<ReceiverAccount> troubled = report.account().receivers().stream()
                .filter(receiver -> !receiver.causes().isEmpty())
                .toList();
        int shown = style.isVerbose() ? troubled.size() : Math.min(MOST_CAUSES, troubled.size());
        for (ReceiverAccount receiver : troubled.subList(0, shown)) {
            page.blank();
            page.line(style.palette().strong(name(receiver)));
            time.of(receiver).ifPresent(line -> page.line("  Over time   " + line));
            long most = style.isVerbose() ? Long.MAX_VALUE : MOST_CAUSES;
            receiver.causes().stream().limit(most).forEach(this::cause);
            if (receiver.causes().size() > most) {
                page.line("  " + count(receiver.causes().size() - most, "more cause") + ": -v");
            }
        }
        if (shown < troubled.size()) {
            page.blank();
            page.line(count(troubled.size() - shown, "more receiver") + " with causes: -v");
        }
        if (shown > 0 && time.isThere()) {
            page.blank();
            page.hanging("Over time   ", OverTime.LEGEND);
        }
    }

    private void cause(CauseAccount cause) {
        page.hanging("  " + CauseText.padded(cause), words.sentence(cause));
        if (style.isVerbose()) {
            cause.sample().ifPresent(sample -> page.hanging(SAMPLE, "\"" + sample + "\""));
        }
    }

    /** The reply of the worst cause. */
    private void sample() {
        worst().flatMap(CauseAccount::sample).ifPresent(reply -> {
            page.blank();
            page.hanging("Reply       ", "\"" + reply + "\"");
        });
    }

    /** The first cause about the sender, or else the first of all. */
    private Optional<CauseAccount> worst() {
        List<CauseAccount> all = report.account().receivers().stream()
                .flatMap(receiver -> receiver.causes().stream())
                .toList();
        return all.stream()
                .filter(CauseAccount::isAboutYou)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Filters and mailboxes of this machine, which are no receivers. */
    private void own() {
        for (ReceiverAccount own : report.account().own()) {
            String what = own.target().kind() == MailTarget.Kind.HOP ? "handed on inside" : "local mailboxes";
            RecipientCounts counts = own.counts();
            String text = own.target().kind() == MailTarget.Kind.HOP
                    ? own.target().name() + ", " + count(counts.attempts(), "attempt")
                    : count(counts.recipients(), "recipient");
            String waiting = counts.missed() == 0 ? "" : "; " + number(counts.missed()) + " without the mail";
            page.hanging("", "Not counted: " + what + ", " + text + waiting + ".");
        }
    }

    private void next() {
        if (report.verdict() == Verdict.INCONCLUSIVE) {
            Sections.unanswered(page, report.unanswered(), style);
            return;
        }
        worst().filter(cause -> !cause.cause().isNone())
                .filter(cause -> !cause.cause().id().equals(CellCause.UNRECOGNISED))
                .ifPresent(cause ->
                        page.line("Meaning: mailworthy explain " + cause.cause().id()));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
