/**
 * Addresses, networks and domain names as values. An address is its octets: an IPv4-mapped IPv6 address stays IPv6,
 * because the test entries of RFC 5782 section 5 need it; {@link java.net.InetAddress} cannot hold one.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.net;
