package dev.mailworthy.spf.record;

/**
 * A term that does not follow the grammar. Only {@link SpfParse.Invalid} records have it.
 *
 * @param span the place in the record's text
 * @param source the text of the whole record
 */
public record Unreadable(Span span, String source) implements Term {}
