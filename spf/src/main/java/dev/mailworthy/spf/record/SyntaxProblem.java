package dev.mailworthy.spf.record;

import dev.mailworthy.core.text.Printable;

/**
 * One place where a record does not follow the grammar.
 *
 * @param span the offending part
 * @param term the whole term that it stands in, printable
 * @param message one sentence
 * @param section of RFC 7208
 */
public record SyntaxProblem(Span span, String term, String message, String section) {
    public SyntaxProblem {
        term = Printable.text(term);
        message = Printable.text(message);
    }
}
