/** Values: whether a list proved itself (RFC 5782 section 5), and what it has on a target. */
package dev.mailworthy.dnsbl.health;
