/** What the words of a log mean for an attempt: relays as receivers, replies as causes, addresses and times in their written forms. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.delivery.meaning;
