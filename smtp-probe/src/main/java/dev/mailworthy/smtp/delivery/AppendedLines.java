package dev.mailworthy.smtp.delivery;

/**
 * The lines of a log that were new.
 *
 * @param summary of these lines alone
 * @param memory that knows them
 */
public record AppendedLines(DeliverySummary summary, DeliveryMemory memory) {}
