package dev.mailworthy.dnsbl.catalogue;

import java.util.Optional;

/**
 * Who may query a list, and how often.
 *
 * @param need what the operator wants first
 * @param keyId the id of a key or a registration in {@link Keys}
 * @param publicResolver what a public resolver gets: refused, error-code, unreliable, allowed or unknown
 * @param limits how often the list may be queried
 * @param freeLimit the operator's own words about free use, if there are any
 * @param note one sentence for people, or empty
 */
public record Access(
        KeyNeed need,
        String keyId,
        String publicResolver,
        QueryLimits limits,
        Optional<String> freeLimit,
        String note) {}
