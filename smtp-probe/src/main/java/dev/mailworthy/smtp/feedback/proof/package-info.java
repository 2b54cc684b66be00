/** Proves who sent a report. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.proof;
