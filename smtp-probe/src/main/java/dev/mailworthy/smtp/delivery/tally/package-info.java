/** Counts what the formats read: messages in flight, cells, and the coverage of a log. For one thread. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.tally;
