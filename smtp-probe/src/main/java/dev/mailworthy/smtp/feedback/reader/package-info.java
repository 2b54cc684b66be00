/** Readers of one report each: XML, JSON, feedback reports and tables. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.reader;
