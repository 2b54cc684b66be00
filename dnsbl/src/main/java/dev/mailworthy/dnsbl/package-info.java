/**
 * DNS-based lists (RFC 5782). Every list is asked for its own test entries. Only if they are answered as they must be does a
 * missing entry mean {@link dev.mailworthy.dnsbl.health.ListState#NOT_LISTED}.
 */
package dev.mailworthy.dnsbl;
