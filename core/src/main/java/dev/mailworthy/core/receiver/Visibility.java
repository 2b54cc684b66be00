package dev.mailworthy.core.receiver;

import java.util.Locale;

/** Whether a run of check sets out to learn about a requirement. */
public enum Visibility {
    /** Every run asks, so that silence leaves the verdict open. */
    ALWAYS,
    /** It takes what cannot be seen from the server; that nobody was asked decides nothing. */
    SOMETIMES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
