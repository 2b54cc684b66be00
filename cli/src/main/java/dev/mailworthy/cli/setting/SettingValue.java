package dev.mailworthy.cli.setting;

import java.util.List;

/**
 * The value of a setting in one place.
 *
 * @param values one value, or those of a list in order
 */
public record SettingValue(Setting setting, List<String> values, SettingSource source) {

    public SettingValue {
        values = List.copyOf(values);
    }

    /** The values as one text. */
    public String text() {
        return String.join(", ", values);
    }
}
