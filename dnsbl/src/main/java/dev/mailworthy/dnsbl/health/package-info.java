/**
 * One list's answer about one target, and whether the list proved itself with its test entries (RFC 5782 section 5).
 */
package dev.mailworthy.dnsbl.health;
