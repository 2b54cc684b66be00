package dev.mailworthy.cli.store;

/**
 * What one look saw of one thing.
 *
 * @param item names the thing within its kind
 * @param state one word, like {@code stands}
 * @param grade what belongs to the state: a severity, a reason, or the records; may be empty
 */
public record Seen(SpanKind kind, String item, String state, String grade) {}
