package dev.mailworthy.cli.render;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.core.Means;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways of a {@link Means.OneOf} in words: what they are for, and their steps. */
public final class SetUpText {

    private SetUpText() {}

    /** The programs that the ways are for, as in {@code Exim or OpenSMTPD}. Empty if the instruction has no ways. */
    public static Optional<String> programs(Means means) {
        List<String> names = ways(means).map(Means.SetUp::program).toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        names.size() == 1
                                ? names.get(0)
                                : String.join(", ", names.subList(0, names.size() - 1)) + " or "
                                        + names.get(names.size() - 1));
    }

    /** The steps of all ways as lines to copy, each way below its program. */
    public static List<String> lines(Means means) {
        return ways(means).flatMap(way -> lines(way).stream()).toList();
    }

    /** The steps of one way. Settings of one file stand below the file's name. */
    public static List<String> lines(Means.SetUp way) {
        List<String> lines = new ArrayList<>(List.of(way.program() + ":"));
        String file = "";
        for (Means step : way.steps()) {
            if (step instanceof Means.ChangeSetting setting) {
                if (!setting.program().equals(file)) {
                    lines.add("  in " + setting.program() + ":");
                }
                file = setting.program();
                lines.add("      " + setting.setting());
            } else {
                HintText.paste(step).ifPresent(text -> lines.add("  " + text));
            }
        }
        return lines;
    }

    /** The ways as data. */
    public static List<JsonObject> json(Means means) {
        return ways(means)
                .map(way -> JsonObject.empty()
                        .with("program", way.program())
                        .with("steps", way.steps().stream().map(SetUpText::step).toList()))
                .toList();
    }

    private static JsonObject step(Means step) {
        return JsonObject.empty()
                .with(
                        "file",
                        step instanceof Means.ChangeSetting setting
                                ? Optional.of(setting.program())
                                : Optional.<String>empty())
                .with("paste", HintText.paste(step));
    }

    private static Stream<Means.SetUp> ways(Means means) {
        if (means instanceof Means.OneOf choice) {
            return choice.ways().stream();
        }
        return means instanceof Means.SetUp way ? Stream.of(way) : Stream.empty();
    }
}
