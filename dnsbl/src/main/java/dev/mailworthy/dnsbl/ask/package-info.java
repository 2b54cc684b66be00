/**
 * How one list is queried: which lists can be queried, the questions, the test entries (RFC 5782 section 5), the raw answers.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.ask;
