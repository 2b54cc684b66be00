package dev.mailworthy.spf.record;

import dev.mailworthy.core.text.Printable;

/**
 * One place where a {@link SpfRecord record} does not follow the grammar.
 *
 * @param span the faulty part
 * @param term the whole term around it, printable
 * @param message one sentence
 * @param section the section of RFC 7208
 */
public record SyntaxProblem(Span span, String term, String message, String section) {
    public SyntaxProblem {
        term = Printable.text(term);
        message = Printable.text(message);
    }

    /**
     * {@return the message with the term that it is about in front}
     *
     * @param where what stands between them, such as the record that has the term; empty for nothing
     */
    public String about(String where) {
        return term.isEmpty() ? message : "\"" + term + "\"" + where + ": " + message;
    }
}
