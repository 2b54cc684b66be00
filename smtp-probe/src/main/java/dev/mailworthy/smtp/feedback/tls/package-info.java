/** SMTP TLS reports (RFC 8460). */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.tls;
