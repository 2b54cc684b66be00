package dev.mailworthy.dnsbl;

/** One target and one list's word on it. */
public record SweepPair(String target, ListResult result) {}
