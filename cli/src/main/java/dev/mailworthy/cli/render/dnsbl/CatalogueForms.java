package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.cli.explain.DeadList;
import dev.mailworthy.cli.explain.ListTopics;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.json.JsonText;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.DeadZone;
import dev.mailworthy.dnsbl.catalogue.KeyNeed;
import dev.mailworthy.dnsbl.catalogue.ListEntry;
import dev.mailworthy.dnsbl.catalogue.QueryLimits;
import dev.mailworthy.dnsbl.catalogue.Role;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.code.ListCode;
import dev.mailworthy.dnsbl.catalogue.code.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The list catalogue in words. */
public final class CatalogueForms {

    private static final int ID_WIDTH = 17;
    private static final int ZONE_WIDTH = 33;
    private static final int KINDS_WIDTH = 12;
    private static final int WEIGHT_WIDTH = 8;
    private static final int LABEL_WIDTH = 12;

    private CatalogueForms() {}

    /** The {@link Catalogue catalogue}, with one line for each list. */
    public static String text(Catalogue catalogue, int columns) {
        Page page = new Page(columns);
        page.hanging("", heading(catalogue));
        page.blank();
        row(page, "list", "zone", "for", "weight", "needs");
        catalogue
                .lists()
                .forEach(list -> row(
                        page,
                        list.id(),
                        list.zone().toString(),
                        kinds(list),
                        list.role() == Role.ALLOW ? "allows" : weight(list),
                        need(list)));
        page.blank();
        page.hanging("", "One list in full: mailworthy dnsbl lists show ID");
        page.hanging("", "Ask the lists:    mailworthy dnsbl check TARGET");
        return page.toString();
    }

    private static void row(Page page, String id, String zone, String kinds, String weight, String need) {
        String tail = padded(kinds, KINDS_WIDTH) + padded(weight, WEIGHT_WIDTH) + need;
        String line = (padded(id, ID_WIDTH) + padded(zone, ZONE_WIDTH) + tail).stripTrailing();
        if (page.columns() < Page.WIDTH) {
            page.hanging("", id).hanging("  ", zone).hanging("  ", tail.stripTrailing());
        } else if (line.length() > page.columns()) {
            page.line(padded(id, ID_WIDTH) + zone);
            page.line((" ".repeat(ID_WIDTH + ZONE_WIDTH) + tail).stripTrailing());
        } else {
            page.line(line);
        }
    }

    private static String weight(ListEntry list) {
        Weight weight = list.standing().weight();
        return weight == Weight.INFORMATIONAL ? "info" : weight.label();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(2, width - cell.length()));
    }

    private static String heading(Catalogue catalogue) {
        return catalogue.lists().size() + " lists"
                + (catalogue.version().isEmpty() ? "" : ", catalogue " + catalogue.version())
                + catalogue.date().map(date -> ", reviewed " + date).orElse("");
    }

    private static String need(ListEntry list) {
        KeyNeed need = list.access().need();
        return switch (need) {
            case REQUIRED, SUBSCRIPTION, REGISTRATION -> need == KeyNeed.REGISTRATION ? "sign-up" : "a key";
            default -> "";
        };
    }

    private static String kinds(ListEntry list) {
        return list.kinds().stream().sorted().map(TargetKind::label).collect(Collectors.joining("+"));
    }

    /** One list in full. */
    public static String text(ListEntry list, int columns) {
        Page page = new Page(columns);
        page.hanging(
                "",
                list.id() + ": " + list.name()
                        + (list.description().operator().isEmpty()
                                ? ""
                                : ", " + list.description().operator()));
        page.blank();
        field(
                page,
                "zone",
                list.zone()
                        + list.zone()
                                .keyed()
                                .map(zone -> "; with a key " + zone)
                                .orElse(""));
        field(page, "takes", kinds(list));
        field(
                page,
                "is",
                list.role().label() + " list, about " + list.meaning().scope().words());
        field(page, "holds", list.description().contents());
        field(page, "weight", list.standing().weight().label() + " (how much receivers use it)");
        field(page, "status", list.standing().status().label());
        list.standing().subsetOf().ifPresent(whole -> field(page, "part of", whole));
        list.standing().supersededBy().ifPresent(other -> field(page, "now", other));
        field(page, "access", access(list));
        field(page, "proves", proof(list));
        field(page, "off it", ListTopics.leaving(list));
        list.removal().delist().or(() -> list.removal().lookup()).ifPresent(link -> field(page, "", link));
        page.blank();
        page.line("Codes (" + list.codes().decode().label() + ")");
        list.codes().codes().forEach(code -> code(page, code));
        list.codes()
                .errors()
                .forEach(error -> page.hanging(
                        "  " + error
                                + " ".repeat(Math.max(2, 18 - error.toString().length())),
                        "the list refuses the query"));
        return page.toString();
    }

    private static void field(Page page, String label, String value) {
        if (!value.isEmpty()) {
            page.hanging(label + " ".repeat(LABEL_WIDTH - label.length()), value);
        }
    }

    private static String access(ListEntry list) {
        QueryLimits limits = list.access().limits();
        List<String> parts = new ArrayList<>();
        parts.add("key " + list.access().need().label());
        parts.add("public resolvers " + list.access().publicResolver());
        limits.perSecond().ifPresent(most -> parts.add("asked at most " + most + " times a second"));
        limits.perDay().ifPresent(most -> parts.add("at most " + most + " times a day"));
        list.access()
                .freeLimit()
                .filter(words -> !words.equals("unknown"))
                .ifPresent(words -> parts.add("the operator says: " + words));
        return String.join("; ", parts);
    }

    private static String proof(ListEntry list) {
        String listed = list.test().listed().stream().map(Target::text).collect(Collectors.joining(", "));
        String clean = list.test().clean().stream().map(Target::text).collect(Collectors.joining(", "));
        return listed.isEmpty()
                ? "no test entry is known, so that its silence proves nothing"
                : "has " + listed + " and has not " + clean;
    }

    private static void code(Page page, ListCode code) {
        page.hanging(
                "  " + code.pattern()
                        + " ".repeat(Math.max(2, 18 - code.pattern().toString().length())),
                code.meaning() + " (" + code.codeClass().label() + ", "
                        + code.severity().label() + ")");
    }

    /** The lists that ended, a sentence or two each. */
    public static String dead(List<DeadZone> dead, int columns) {
        Page page = new Page(columns);
        page.hanging("", dead.size() + " lists that ended. No command asks them, and a receiver should not.");
        page.blank();
        dead.forEach(end -> page.hanging(
                "  ",
                end.suffixes().stream().map(Object::toString).collect(Collectors.joining(", ")) + "  "
                        + DeadList.obituary(end) + " " + DeadList.now(end)));
        return page.toString();
    }

    public static String json(Catalogue catalogue, Stamp stamp) {
        JsonObject document = stamp.document("dnsbl-lists")
                .with("version", catalogue.version())
                .with("reviewed", catalogue.date().map(Object::toString))
                .with(
                        "lists",
                        catalogue.lists().stream()
                                .map(list -> JsonObject.empty()
                                        .with("id", list.id())
                                        .with("name", list.name())
                                        .with("zone", list.zone().toString())
                                        .with(
                                                "targets",
                                                list.kinds().stream()
                                                        .sorted()
                                                        .map(TargetKind::label)
                                                        .toList())
                                        .with("role", list.role().label())
                                        .with("scope", list.meaning().scope().label())
                                        .with("weight", list.standing().weight().label())
                                        .with("status", list.standing().status().label())
                                        .with("subsetOf", list.standing().subsetOf())
                                        .with("key", list.access().need().label()))
                                .toList());
        return JsonText.of(document, JsonText.Layout.INDENTED);
    }
}
