package dev.mailworthy.spf.record;

/** A term that does not follow the grammar. It stands in invalid records only. */
public record Unreadable(Span span, String source) implements Term {}
