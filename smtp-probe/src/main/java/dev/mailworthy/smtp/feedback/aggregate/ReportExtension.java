package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.text.Printable;

/**
 * An extension of a report or a record (RFC 9990 section 3.1.1.4). Its content is not read.
 *
 * @param name of the extension, safe to print
 * @param definition the URI of its definition, safe to print
 */
public record ReportExtension(String name, String definition) {
    public ReportExtension {
        name = Printable.text(name);
        definition = Printable.text(definition);
    }
}
