package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.HintText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Renderer;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.outcome.Sections;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Screens and documents of {@code dnsbl lists test}: the results of the lists' test entries. */
public final class HealthRenderer implements Renderer<HealthReport> {

    @Override
    public String text(HealthReport report, TextStyle style) {
        Page page = style.page();
        long proved = proved(report.lists()).size();
        page.hanging("", proved + " of " + report.lists().size() + " self-tests passed.");
        if (style.isQuiet()) {
            return page.toString();
        }
        page.blank();
        write(page, report.lists(), style);
        if (style.isVerbose()) {
            writeLeftOut(page, report.leftOut());
        } else if (!report.leftOut().isEmpty()) {
            Sections.labelled(
                    page,
                    "Left out",
                    report.leftOut().stream().map(LeftOut::name).collect(Collectors.joining(", "))
                            + ": need a key or a registration (-v)");
        }
        return page.toString();
    }

    private static List<ListHealth> proved(List<ListHealth> lists) {
        return lists.stream()
                .filter(list -> list.state() == ListHealth.State.PROVED)
                .toList();
    }

    /** The lists that passed by name, or one by one with -v; the others each with its reason. */
    public static void write(Page page, List<ListHealth> lists, TextStyle style) {
        List<ListHealth> proved = proved(lists);
        if (!proved.isEmpty()) {
            Sections.labelled(
                    page,
                    "Passed",
                    proved.size() + " self-tests: "
                            + proved.stream().map(HealthRenderer::named).collect(Collectors.joining(", ")));
        }
        lists.stream()
                .filter(list -> list.state() != ListHealth.State.PROVED)
                .forEach(list -> page.hanging(
                        "  ? ",
                        named(list) + ": " + list.why().map(Reason::label).orElse("") + " (" + list.detail() + ")",
                        style.palette()::unanswered));
    }

    private static String named(ListHealth list) {
        return list.name() + " (" + list.kind().label() + ")";
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
