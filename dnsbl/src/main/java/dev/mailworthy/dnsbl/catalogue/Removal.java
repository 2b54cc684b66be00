package dev.mailworthy.dnsbl.catalogue;

import java.util.Optional;

/**
 * The way off a list.
 *
 * @param how in words that begin with self-service, network-owner, operator, automatic or none; empty when nobody wrote it down
 */
public record Removal(String how, Optional<String> site, Optional<String> lookup, Optional<String> delist) {}
