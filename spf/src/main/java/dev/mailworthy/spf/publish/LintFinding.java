package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Printable;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Span;
import java.util.Optional;

/**
 * Something about a record's text that could be better.
 *
 * @param span the part it is about
 * @param message one sentence with the particulars
 * @param section where it is written, like {@code RFC 7208 section 5.1}
 * @param fix the whole record without the fault, proved to authorise the same addresses unless that is the fault
 */
public record LintFinding(SpfFinding type, Span span, String message, String section, Optional<String> fix) {
    public LintFinding {
        message = Printable.text(message);
    }
}
