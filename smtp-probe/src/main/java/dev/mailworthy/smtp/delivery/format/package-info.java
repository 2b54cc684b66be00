/** The formats of mail servers' logs. Each format is one class that reports to the tally what its lines say. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.format;
