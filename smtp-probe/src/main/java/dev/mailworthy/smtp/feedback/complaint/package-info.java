/** Reports about single messages: complaints of recipients (RFC 5965) and failed authentication (RFC 6591). */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.complaint;
