/**
 * A list's zone from files in the format of rbldnsd, answered from memory. {@link dev.mailworthy.dnsbl.mirror.MirrorZone} is
 * one file; {@link dev.mailworthy.dnsbl.mirror.MirrorDns} puts zones in front of an engine, so that checks need no DNS.
 *
 * <p>The format is the chapter DATASET TYPES AND FORMATS of rbldnsd(8). If the daemon would warn and drop an entry, loading
 * fails and names the line, because a dropped entry would look like "not listed". An IPv4-mapped IPv6 address is an IPv6
 * address here; the daemon looks it up as IPv4.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.mirror;
