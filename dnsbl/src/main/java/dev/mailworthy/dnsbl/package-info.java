/**
 * DNS-based lists (RFC 5782). The test entries of every list are queried. Only if their answers are right, a missing entry
 * means {@link dev.mailworthy.dnsbl.health.ListState#NOT_LISTED}.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl;
