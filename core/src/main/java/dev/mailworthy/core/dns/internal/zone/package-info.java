/** Zones from files, and the answers that a name server gives from them. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.internal.zone;
