/** Values: whether a list proved itself (RFC 5782 section 5), and its result for a target. */
package dev.mailworthy.dnsbl.health;
