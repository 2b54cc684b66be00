package dev.mailworthy.spf.record;

/** A {@link Mechanism mechanism} with its qualifier. */
public record Directive(Qualifier qualifier, Mechanism mechanism, Span span, String source) implements Term {}
