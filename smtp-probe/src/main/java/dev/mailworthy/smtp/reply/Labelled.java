package dev.mailworthy.smtp.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum's constants as the catalogue and JSON spell them: in small letters, with hyphens. */
interface Labelled {

    /** The constant's name, as {@link Enum} gives it. */
    String name();

    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming what would have been understood */
    static <E extends Enum<E> & Labelled> E parse(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Labelled::label)
                                .collect(Collectors.joining(", "))));
    }
}
