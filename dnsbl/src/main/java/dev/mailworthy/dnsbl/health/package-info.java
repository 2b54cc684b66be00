/** Values: whether a list proved itself (RFC 5782 section 5), and its result for a target. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.health;
