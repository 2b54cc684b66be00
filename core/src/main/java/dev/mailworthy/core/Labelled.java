package dev.mailworthy.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum's constants as data files and JSON spell them: in small letters, with hyphens. */
public interface Labelled {

    /** The constant's name, as {@link Enum} gives it. */
    String name();

    default String label() {
        return spelled(name());
    }

    /**
     * The constant of a label; of any enum, also of one whose own labels are written for people.
     *
     * @throws IllegalArgumentException naming what would have been understood
     */
    static <E extends Enum<E>> E parse(Class<E> type, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelled(constant.name()).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label + "\" is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> spelled(constant.name()))
                                .collect(Collectors.joining(", "))));
    }

    private static String spelled(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
