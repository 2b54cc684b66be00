/**
 * What receivers report about a domain: DMARC, TLS, complaints, SNDS and Postmaster Tools. {@link
 * dev.mailworthy.smtp.feedback.FeedbackReader} finds the reports in files and mailboxes, and proves who sent them.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback;
