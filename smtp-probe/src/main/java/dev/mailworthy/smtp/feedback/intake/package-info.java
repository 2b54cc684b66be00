/** Finds reports in what users give: archives, mails in mails, mailboxes. Every layer is bounded. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.intake;
