package dev.mailworthy.spf.record;

/**
 * A {@link Mechanism mechanism} with its qualifier.
 *
 * @param qualifier the result of a match
 * @param mechanism what matches
 * @param span the place in the record's text
 * @param source the text of the whole record
 */
public record Directive(Qualifier qualifier, Mechanism mechanism, Span span, String source) implements Term {}
