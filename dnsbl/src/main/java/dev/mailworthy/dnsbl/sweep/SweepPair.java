package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListResult;

/** One target and one list's result for it. */
public record SweepPair(String target, ListResult result) {}
