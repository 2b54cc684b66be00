package dev.mailworthy.spf.record;

/** A term that does not follow the grammar. Only {@link SpfParse.Invalid} records have it. */
public record Unreadable(Span span, String source) implements Term {}
