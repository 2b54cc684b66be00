/**
 * DNS-based lists (RFC 5782). A list is asked for its own test entries first; only if they answer as they must does its
 * silence about a target mean {@link dev.mailworthy.dnsbl.ListState#NOT_LISTED}.
 */
package dev.mailworthy.dnsbl;
