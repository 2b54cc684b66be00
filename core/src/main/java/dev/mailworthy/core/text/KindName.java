package dev.mailworthy.core.text;

import java.util.Locale;

/** The name in JSON of one kind of a sealed interface. */
public final class KindName {

    private KindName() {}

    /** The simple name of a type in lower case with hyphens, for example {@code no-such-name}. */
    public static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
