package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.ArrayList;
import java.util.List;

/** Screens and documents of {@code dnsbl lists test}: the results of the lists' test entries. */
public final class HealthRenderer implements Renderer<HealthReport> {

    private static final int STATE_WIDTH = 12;

    @Override
    public String text(HealthReport report, TextStyle style) {
        Page page = style.page();
        write(page, report.lists(), style);
        writeLeftOut(page, report.leftOut());
        return page.toString();
    }

    public static void write(Page page, List<ListHealth> lists, TextStyle style) {
        for (ListHealth list : lists) {
            String state = list.state().label();
            page.hanging(
                    "  " + state + " ".repeat(STATE_WIDTH - state.length()),
                    list.name() + " (" + list.kind().label() + ")"
                            + list.why()
                                    .map(why -> ": " + why.label() + " (" + list.detail() + ")")
                                    .orElse(""),
                    lead -> list.state() == ListHealth.State.PROVED
                            ? style.palette().good(lead)
                            : style.palette().unanswered(lead));
        }
    }

    static void writeLeftOut(Page page, List<LeftOut> leftOut) {
        leftOut.forEach(list -> page.hanging(
                "  left out    ", list.name() + ": needs " + needs(list) + ". " + HintText.of(list.terms()) + "."));
    }

    private static String needs(LeftOut list) {
        return switch (list.terms().need()) {
            case KEY -> "a key";
            case REGISTRATION -> "the resolver's address registered with the operator";
            case ZONE_NAME -> "the name of the subscriber's zone";
        };
    }

    @Override
    public JsonObject document(HealthReport report, Stamp stamp) {
        return stamp.document("dnsbl-lists-test")
                .with("lists", lists(report.lists()))
                .with("leftOut", leftOut(report.leftOut()));
    }

    static List<JsonObject> lists(List<ListHealth> lists) {
        return lists.stream()
                .map(list -> JsonObject.empty()
                        .with("id", list.id())
                        .with("zone", list.zone())
                        .with("kind", list.kind().label())
                        .with("state", list.state().label())
                        .with("why", list.why().map(Reason::label))
                        .with("detail", list.detail()))
                .toList();
    }

    static List<JsonObject> leftOut(List<LeftOut> leftOut) {
        return leftOut.stream()
                .map(list -> JsonObject.empty()
                        .with("id", list.id())
                        .with("needs", needs(list))
                        .with("howToAsk", HintText.of(list.terms())))
                .toList();
    }

    @Override
    public List<JsonObject> lines(HealthReport report, Stamp stamp) {
        List<JsonObject> lines = new ArrayList<>(lists(report.lists()));
        lines.add(stamp.document("dnsbl-lists-test").with("leftOut", leftOut(report.leftOut())));
        return lines;
    }
}
