package dev.mailworthy.cli.render.watch;

import dev.mailworthy.cli.history.DomainHistory;
import dev.mailworthy.cli.history.Turn;
import dev.mailworthy.cli.history.Uptime;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.store.StoredRun;
import dev.mailworthy.core.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The history of a domain: what turned when, and the shares of looks by state. */
public final class HistoryRenderer implements Renderer<DomainHistory> {

    private static final double PERCENT = 100;

    /** The width of the words before the first column of shares. */
    private static final int LEAD = 18;

    private final DateTimeFormatter moments;

    /** @param zone of the times in text */
    public HistoryRenderer(ZoneId zone) {
        this.moments =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    @Override
    public String text(DomainHistory history, TextStyle style) {
        Page page = style.page();
        long without =
                history.runs().stream().filter(run -> run.cause().isPresent()).count();
        page.hanging(
                "HISTORY  ",
                history.domain() + ": " + history.runs().size() + " looks from " + moment(history.from()) + " to "
                        + moment(history.until())
                        + (without > 0 ? "; " + without + " of them got no answers at all" : ""));
        if (style.isQuiet()) {
            return page.toString();
        }
        page.blank();
        List<Turn> shown = history.turns().stream()
                .filter(turn -> style.isVerbose() || isOfInterest(turn))
                .toList();
        if (shown.isEmpty()) {
            page.line("Nothing changed between these looks.");
        }
        shown.forEach(turn -> page.hanging(moment(turn.at()) + "  ", words(turn)));
        uptimes(page, history, style);
        return page.toString();
    }

    /** Findings for information, and what the first look found of records, receivers and checks, are shown with -v. */
    private static boolean isOfInterest(Turn turn) {
        return switch (turn.kind()) {
            case FINDING -> !turn.grade().equals(Severity.INFO.label());
            case VERDICT -> true;
            case FACT, CHECK, RECEIVER, RECORDS -> turn.was().isPresent();
        };
    }

    private static String words(Turn turn) {
        String was = turn.was()
                .filter(before -> !before.equals(turn.now()))
                .map(before -> ", before: " + before)
                .orElse("");
        return switch (turn.kind()) {
            case VERDICT -> "verdict: " + turn.now() + graded(turn) + was;
            case FINDING ->
                turn.finding().map(words -> words.code() + ": ").orElse("")
                        + turn.now()
                        + graded(turn)
                        + was
                        + turn.finding()
                                .map(words -> ". " + words.message() + " (" + words.subject() + ")")
                                .orElse("");
            case RECORDS -> turn.item() + ": " + turn.grade();
            case RECEIVER, CHECK, FACT -> turn.item() + ": " + turn.now() + graded(turn) + was;
        };
    }

    private static String graded(Turn turn) {
        return turn.grade().isEmpty() ? "" : " (" + turn.grade() + ")";
    }

    /** With -v all of them; else those that were not always good. */
    private static void uptimes(Page page, DomainHistory history, TextStyle style) {
        List<Uptime> shown = history.uptimes().stream()
                .filter(uptime -> style.isVerbose() || uptime.good() < uptime.looks())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        page.blank();
        page.line(style.palette().strong("Shares of looks     passed   failed     open"));
        for (Uptime uptime : shown) {
            page.line("%s %s %s  %s"
                    .formatted(
                            share(uptime.good(), uptime.looks()),
                            share(uptime.bad(), uptime.looks()),
                            share(uptime.open(), uptime.looks()),
                            uptime.item())
                    .indent(LEAD)
                    .stripTrailing());
        }
        int hidden = history.uptimes().size() - shown.size();
        if (hidden > 0) {
            page.line("Passed in all looks: " + hidden + " (-v)");
        }
    }

    private static String share(long part, long all) {
        return all == 0 ? "       -" : String.format(Locale.ROOT, "%6.1f %%", PERCENT * part / all);
    }

    private String moment(Instant at) {
        return moments.format(at);
    }

    @Override
    public JsonObject document(DomainHistory history, Stamp stamp) {
        return head(history, stamp)
                .with("runs", history.runs().stream().map(HistoryRenderer::run).toList())
                .with(
                        "turns",
                        history.turns().stream().map(HistoryRenderer::turn).toList())
                .with(
                        "uptime",
                        history.uptimes().stream().map(HistoryRenderer::uptime).toList());
    }

    private static JsonObject head(DomainHistory history, Stamp stamp) {
        return stamp.document("history")
                .with("domain", history.domain())
                .with("from", seconds(history.from()))
                .with("until", seconds(history.until()));
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static JsonObject run(StoredRun run) {
        return JsonObject.empty()
                .with("at", seconds(run.at()))
                .with("verdict", run.verdict())
                .with("cause", run.cause());
    }

    private static JsonObject turn(Turn turn) {
        return JsonObject.empty()
                .with("at", seconds(turn.at()))
                .with("until", seconds(turn.until()))
                .with("looks", turn.looks())
                .with("what", turn.kind().label())
                .with("item", turn.item())
                .with("was", turn.was())
                .with("now", turn.now())
                .with("grade", turn.grade())
                .with("code", turn.finding().map(Turn.Words::code))
                .with("subject", turn.finding().map(Turn.Words::subject))
                .with("message", turn.finding().map(Turn.Words::message));
    }

    private static JsonObject uptime(Uptime uptime) {
        return JsonObject.empty()
                .with("what", uptime.kind().label())
                .with("item", uptime.item())
                .with("good", uptime.good())
                .with("bad", uptime.bad())
                .with("open", uptime.open());
    }

    @Override
    public List<JsonObject> lines(DomainHistory history, Stamp stamp) {
        return Stream.of(
                        history.runs().stream().map(run -> line("run", run(run))),
                        history.turns().stream().map(turn -> line("turn", turn(turn))),
                        history.uptimes().stream().map(uptime -> line("uptime", uptime(uptime))),
                        Stream.of(head(history, stamp)))
                .flatMap(lines -> lines)
                .toList();
    }

    private static JsonObject line(String kind, JsonObject object) {
        return JsonObject.empty().with("line", kind).withAll(object);
    }
}
