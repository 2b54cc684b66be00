/** The header fields that carry an SPF result (RFC 7208 section 9, RFC 8601), read from a message. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.spf.field;
