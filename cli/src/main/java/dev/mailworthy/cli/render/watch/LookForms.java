package dev.mailworthy.cli.render.watch;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.watch.Alert;
import dev.mailworthy.cli.watch.Entry;
import dev.mailworthy.cli.watch.Look;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The looks of a watch as text, line by line, and as documents. */
public final class LookForms {

    private static final int VERDICT = 14;

    private final AlertForms alerts;

    public LookForms(AlertForms alerts) {
        this.alerts = alerts;
    }

    /** A line for a look, and its alerts. With {@code --quiet} only the alerts. */
    public String text(Entry entry, TextStyle style) {
        StringBuilder text = new StringBuilder();
        if (!style.isQuiet()) {
            text.append(line(entry, style.page()));
        }
        entry.alerts().forEach(alert -> text.append(AlertText.of(alert)));
        return text.toString();
    }

    private static String line(Entry entry, Page page) {
        Look look = entry.look();
        String verdict = look.snapshot().verdict().toUpperCase(Locale.ROOT).replace('-', ' ');
        String lead = verdict + " ".repeat(Math.max(2, VERDICT - verdict.length()));
        return page.hanging(
                        lead, look.domain() + "  " + look.at().truncatedTo(ChronoUnit.SECONDS) + "  " + outcome(entry))
                .toString();
    }

    private static String outcome(Entry entry) {
        if (entry.look().fault().isPresent()) {
            return "no answers: " + entry.look().fault().get();
        }
        if (entry.isFirst()) {
            return "first look: " + entry.look().snapshot().findings().size() + " findings stand, "
                    + entry.look().snapshot().unanswered().size() + " checks unanswered";
        }
        int changes =
                entry.alerts().stream().map(Alert::changes).mapToInt(List::size).sum();
        return (changes == 0 ? "no change" : changes + (changes == 1 ? " change" : " changes"))
                + (entry.wantsSecondLook() ? "; something differs, a second look follows" : "");
    }

    /** One look as an object. */
    public JsonObject object(Entry entry) {
        Look look = entry.look();
        return JsonObject.empty()
                .with("domain", look.domain())
                .with("at", look.at().truncatedTo(ChronoUnit.SECONDS))
                .with("verdict", look.snapshot().verdict())
                .with("cause", look.fault())
                .with("first", entry.isFirst())
                .with("unconfirmed", entry.wantsSecondLook())
                .with("alerts", entry.alerts().stream().map(alerts::document).toList());
    }

    /** All looks of a run as one document. */
    public JsonObject document(List<Entry> entries, Stamp stamp) {
        return stamp.document("watch")
                .with("looks", entries.stream().map(this::object).toList());
    }
}
