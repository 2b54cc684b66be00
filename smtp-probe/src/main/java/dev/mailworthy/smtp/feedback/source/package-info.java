/** Where reports are read from: files, folders, mailboxes and streams. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.source;
