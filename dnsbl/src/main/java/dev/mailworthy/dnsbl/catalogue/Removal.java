package dev.mailworthy.dnsbl.catalogue;

import java.util.Optional;

/**
 * How a target is taken off a list.
 *
 * @param how in words that begin with self-service, network-owner, operator, automatic or none; empty when it is not
 *     known
 */
public record Removal(String how, Optional<String> site, Optional<String> lookup, Optional<String> delist) {}
