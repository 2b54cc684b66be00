package dev.mailworthy.core.receiver;

import java.util.Locale;

/** Whether a run on the mail server can see what a {@link Requirement} asks for. */
public enum Visibility {
    /** Every run checks it. Without an answer the receiver's verdict is unknown. */
    ALWAYS,
    /** The check needs more, for example a message or a log. Without it the requirement decides nothing. */
    SOMETIMES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
