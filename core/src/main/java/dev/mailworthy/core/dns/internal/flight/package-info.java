/** Questions under way, and the futures of those who wait for them. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal.flight;
