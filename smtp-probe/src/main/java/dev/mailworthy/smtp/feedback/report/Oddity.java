package dev.mailworthy.smtp.feedback.report;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/**
 * Something unusual in a report.
 *
 * @param kind what it is
 * @param place the name of the element, member or layer; safe to print
 * @param times how often it occurs in the report
 */
public record Oddity(OddityKind kind, String place, long times) {
    public Oddity {
        Objects.requireNonNull(kind, "kind");
        place = Printable.text(place);
    }
}
