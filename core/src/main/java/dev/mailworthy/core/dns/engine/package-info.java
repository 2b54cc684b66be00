/** Engines that answer a {@link dev.mailworthy.core.dns.Dns}: over the network, from zone files, and combinations of both. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.dns.engine;
