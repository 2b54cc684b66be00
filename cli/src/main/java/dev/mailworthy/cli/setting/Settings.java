package dev.mailworthy.cli.setting;

import dev.mailworthy.cli.run.SettingPlaces;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a run, from all places.
 *
 * @param values of each setting, the one that counts first
 */
public record Settings(Map<Setting, List<SettingValue>> values) {

    /** The beginning of the variables with keys of lists. They are secrets and no settings. */
    private static final List<String> OTHERS = List.of("KEY_", "RESPONDER_KEY", "JAR");

    /**
     * Reads all places.
     *
     * @throws UsageException when a value or a file cannot be used, with the variable or the file and its line
     */
    public static Settings read(SettingPlaces places) {
        Map<Setting, List<SettingValue>> values = new EnumMap<>(Setting.class);
        Stream.of(environment(places.environment()), SettingFile.read(places, true), SettingFile.read(places, false))
                .flatMap(List::stream)
                .forEach(value -> values.computeIfAbsent(value.setting(), each -> new ArrayList<>())
                        .add(value));
        return new Settings(values);
    }

    /** The value that counts; empty without a setting. */
    public Optional<SettingValue> of(Setting setting) {
        return values.getOrDefault(setting, List.of()).stream().findFirst();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    private static List<SettingValue> environment(Map<String, String> environment) {
        return Stream.of(Setting.values())
                .filter(setting ->
                        !environment.getOrDefault(setting.variable(), "").isBlank())
                .map(setting -> ofVariable(setting, environment.getOrDefault(setting.variable(), "")))
                .toList();
    }

    /** The values of a list are separated by commas or white space. */
    private static SettingValue ofVariable(Setting setting, String text) {
        List<String> values = setting.kind() == Setting.Kind.LIST
                ? Arrays.stream(text.split("[,\\s]+"))
                        .filter(value -> !value.isEmpty())
                        .toList()
                : List.of(text.strip());
        return checked(new SettingValue(setting, values, new SettingSource.Variable(setting.variable())));
    }

    /** @throws UsageException when one of the values cannot be used */
    static SettingValue checked(SettingValue value) {
        for (String each : value.values()) {
            try {
                value.setting().check(each);
            } catch (IllegalArgumentException | UsageException | picocli.CommandLine.TypeConversionException e) {
                throw new UsageException(
                        value.source().text() + ": " + value.setting().key() + ": " + e.getMessage());
            }
        }
        return value;
    }

    /** Variables that begin as those of settings do and are none, with what was probably meant. */
    public static List<String> unknownVariables(Map<String, String> environment) {
        List<String> known = Stream.of(Setting.values()).map(Setting::name).toList();
        return environment.keySet().stream()
                .filter(name -> name.startsWith(SettingPlaces.VARIABLE))
                .map(name -> name.substring(SettingPlaces.VARIABLE.length()))
                .filter(name -> !known.contains(name) && OTHERS.stream().noneMatch(name::startsWith))
                .sorted()
                .map(name -> SettingPlaces.VARIABLE
                        + name
                        + Nearest.question(name, known)
                                .map(question -> "; after " + SettingPlaces.VARIABLE + ", " + question)
                                .orElse(""))
                .toList();
    }
}
