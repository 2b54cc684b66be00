package dev.mailworthy.cli.setting;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Stamp;
import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.core.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of a run as text and as a document, each with its source. Secrets are named and never shown. */
public final class SettingForms {

    /** The widths of two columns, so that most lines have 80 characters. */
    private static final int NAME = 18;

    private static final int VALUE = 24;

    private final SettingPlaces places;
    private final Settings settings;
    private final List<Setting> shown;

    /** @param shown the settings that the user asked for, in order */
    public SettingForms(SettingPlaces places, Settings settings, List<Setting> shown) {
        this.places = places;
        this.settings = settings;
        this.shown = List.copyOf(shown);
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        places.project().ifPresent(file -> text.append(place("project", file)));
        places.user().ifPresent(file -> text.append(place("user", file)));
        List<Setting> set =
                shown.stream().filter(each -> settings.of(each).isPresent()).toList();
        List<Setting> unset = shown.stream().filter(each -> !set.contains(each)).toList();
        heading(text, "Set", set);
        set.forEach(setting -> set(text, setting));
        List<String> secrets = secrets();
        heading(text, "Secrets in the environment; they are never shown", secrets);
        secrets.forEach(name -> text.append("  ").append(name).append('\n'));
        heading(text, "Not set; the option's default holds", unset);
        unset.forEach(setting -> row(text, setting.key(), setting.usual().isEmpty() ? "-" : setting.usual(), ""));
        return text.toString();
    }

    private static void heading(StringBuilder text, String heading, List<?> below) {
        if (!below.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(heading).append('\n');
        }
    }

    private static String place(String kind, Path file) {
        return "%-8s %s%s%n"
                .formatted(kind, Printable.text(file.toString()), SettingPlaces.isThere(file) ? "" : " (not there)");
    }

    private void set(StringBuilder text, Setting setting) {
        List<SettingValue> all = settings.values().getOrDefault(setting, List.of());
        row(text, setting.key(), all.get(0).text(), all.get(0).source().text());
        all.stream()
                .skip(1)
                .forEach(value ->
                        row(text, "", "(" + value.text() + ")", value.source().text() + " counts less"));
    }

    private static void row(StringBuilder text, String name, String value, String source) {
        boolean isLong = name.length() > NAME || value.length() > VALUE;
        String end = isLong && !source.isEmpty()
                ? "\n" + " ".repeat(NAME + 4) + Printable.text(source)
                : Printable.text(source);
        text.append(("  %-" + NAME + "s  %-" + VALUE + "s  %s")
                        .formatted(name, Printable.text(value), isLong ? "" : end)
                        .stripTrailing())
                .append(isLong ? end : "")
                .append('\n');
    }

    public String json(Stamp stamp) {
        List<JsonObject> files = new ArrayList<>();
        places.project().ifPresent(file -> files.add(file("project", file)));
        places.user().ifPresent(file -> files.add(file("user", file)));
        return stamp.document("config")
                .with("files", files)
                .with("settings", shown.stream().map(this::setting).toList())
                .with("secrets", secrets())
                .indented();
    }

    private static JsonObject file(String kind, Path file) {
        return JsonObject.empty()
                .with("kind", kind)
                .with("path", file.toString())
                .with("present", SettingPlaces.isThere(file));
    }

    private JsonObject setting(Setting setting) {
        List<SettingValue> all = settings.values().getOrDefault(setting, List.of());
        return JsonObject.empty()
                .with("name", setting.key())
                .with("option", setting.option())
                .with("variable", setting.variable())
                .with("value", all.stream().findFirst().map(SettingForms::value))
                .with("default", Optional.of(setting.usual()).filter(usual -> !usual.isEmpty()))
                .with("source", all.stream().findFirst().map(value -> source(value.source())))
                .with(
                        "overridden",
                        all.stream()
                                .skip(1)
                                .map(value -> JsonObject.empty()
                                        .with("value", value(value))
                                        .with("source", source(value.source())))
                                .toList());
    }

    private static Object value(SettingValue value) {
        return switch (value.setting().kind()) {
            case LIST -> value.values();
            case FLAG -> Boolean.valueOf(value.text());
            case ONE -> value.text();
        };
    }

    private static JsonObject source(SettingSource source) {
        if (source instanceof SettingSource.Line line) {
            return JsonObject.empty()
                    .with("kind", line.isProject() ? "project" : "user")
                    .with("name", line.file().toString())
                    .with("line", line.line());
        }
        return JsonObject.empty()
                .with("kind", "environment")
                .with("name", source.text())
                .with("line", Optional.empty());
    }

    /** The variables that have secrets. */
    private List<String> secrets() {
        return shown.size() == Setting.values().length
                ? places.environment().keySet().stream()
                        .filter(name -> name.startsWith("MAILWORTHY_KEY_") || name.equals("MAILWORTHY_RESPONDER_KEY"))
                        .filter(name ->
                                !places.environment().getOrDefault(name, "").isBlank())
                        .sorted()
                        .toList()
                : List.of();
    }
}
