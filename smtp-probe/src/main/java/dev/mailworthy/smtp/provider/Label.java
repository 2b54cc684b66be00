package dev.mailworthy.smtp.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as data and JSON spell them: in small letters, with hyphens. */
final class Label {

    private Label() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming what would have been understood */
    static <E extends Enum<E>> E parse(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is none of "
                        + Arrays.stream(type.getEnumConstants()).map(Label::of).collect(Collectors.joining(", "))));
    }
}
