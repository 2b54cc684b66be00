package dev.mailworthy.smtp.feedback.report;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/**
 * Something that was not read.
 *
 * @param source the name of the file, the message and the part; safe to print
 * @param kind for programs
 * @param why one line for people
 */
public record RefusedSource(String source, RefusalKind kind, String why) {
    public RefusedSource {
        source = Printable.text(source);
        Objects.requireNonNull(kind, "kind");
        why = Printable.text(why);
    }
}
