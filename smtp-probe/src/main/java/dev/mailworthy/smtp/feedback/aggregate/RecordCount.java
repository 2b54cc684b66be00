package dev.mailworthy.smtp.feedback.aggregate;

/**
 * Messages of one report that have equal facts.
 *
 * @param facts what the messages have in common
 * @param messages the number of messages
 */
public record RecordCount(RecordFacts facts, long messages) {}
