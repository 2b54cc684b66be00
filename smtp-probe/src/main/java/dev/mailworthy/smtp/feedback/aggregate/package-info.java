/** DMARC aggregate reports (RFC 7489 section 7.2 and appendix C, RFC 9990): headers, records, and the cells that add up. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp.feedback.aggregate;
