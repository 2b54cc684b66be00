package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum whose constants data files and JSON spell in lower case with hyphens, for example {@code not-listed}. */
public interface Labelled {

    /** {@return the constant's name, as {@link Enum} gives it} */
    String name();

    /** {@return the constant's name in lower case with hyphens} */
    @JsonValue
    default String label() {
        return spelled(name());
    }

    /**
     * {@return the constant with a label} It works for any enum, also for one that is not {@code Labelled}.
     *
     * @param <E> the enum
     * @param type the class of the enum
     * @param label a constant's name in lower case, with hyphens for underscores
     * @throws IllegalArgumentException if there is none; the message lists all labels
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
