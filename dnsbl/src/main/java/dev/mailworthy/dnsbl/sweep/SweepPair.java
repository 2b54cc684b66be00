package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListResult;

/**
 * One target and one list's result for it.
 *
 * @param target an address or a domain, as text
 * @param result of one list; never that the target is not listed
 */
public record SweepPair(String target, ListResult result) {}
