package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Rendering;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.smtp.delivery.DeliverySummary;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What the newest lines of a log say: a line for each receiver, outcome and cause, in the order of time. */
public final class LiveText {

    private final Predicate<MailTarget> wanted;
    private final CauseText words;

    /** @param wanted the receivers that are shown */
    public LiveText(Predicate<MailTarget> wanted, ZoneId zone) {
        this.wanted = wanted;
        this.words = new CauseText(zone);
    }

    /** The attempts in new lines: text for people, or an evidence cell on each line. */
    public String of(DeliverySummary lines, Rendering rendering, TextStyle style) {
        List<EvidenceCell> attempts = lines.counted().stream()
                .filter(cell -> cell.counts().attempts() > 0)
                .filter(cell -> wanted.test(cell.key().target()))
                .sorted(Comparator.<EvidenceCell>comparingLong(
                                cell -> cell.counts().last())
                        .thenComparing(EvidenceCell::key))
                .toList();
        if (rendering == Rendering.NDJSON) {
            StringBuilder documents = new StringBuilder();
            attempts.forEach(cell -> documents
                    .append(JsonText.of(CellForms.line(cell), JsonText.Layout.LINE))
                    .append('\n'));
            return documents.toString();
        }
        Page page = style.page();
        attempts.forEach(cell -> line(page, cell));
        return page.toString();
    }

    /** For example: 30 Nov 14:10  refused      3  Gmail: the reverse name is missing. PTR_PROBLEM */
    private void line(Page page, EvidenceCell cell) {
        String lead = String.format(
                Locale.ROOT,
                "%-12s  %-8s %4s  ",
                words.time(Instant.ofEpochSecond(cell.counts().last())),
                outcome(cell.key().outcome()),
                DeliveriesScreen.number(cell.counts().attempts()));
        CellCause cause = cell.key().cause();
        String why = cause.isNone() ? "" : ": " + CauseText.lower(CauseText.meaning(cause)) + ". " + cause.id();
        page.hanging(lead, cell.key().target().name() + why);
    }

    private static String outcome(DeliveryOutcome outcome) {
        return switch (outcome) {
            case PATH -> "no talk";
            case ACCEPTED, DEFERRED, REFUSED, EXPIRED, HELD -> outcome.label();
        };
    }
}
