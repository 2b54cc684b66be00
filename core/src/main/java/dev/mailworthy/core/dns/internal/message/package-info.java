/** What a reply must be before its records are read: its form as octets, and its header with its sections. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal.message;
