/** Values that all kinds of reports share: fields, oddities, who sent a report, and the key that finds duplicates. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.report;
