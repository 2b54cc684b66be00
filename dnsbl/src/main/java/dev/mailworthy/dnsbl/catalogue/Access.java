package dev.mailworthy.dnsbl.catalogue;

import java.util.Optional;

/**
 * Who may ask a list, and how often.
 *
 * @param keyId under which name a key or a registration is configured, see {@link Keys}
 * @param publicResolver what a public resolver gets: refused, error-code, unreliable, allowed or unknown
 * @param limits what is asked at most
 * @param freeLimit the operator's own words about free use, if there are any
 */
public record Access(
        KeyNeed need,
        String keyId,
        String publicResolver,
        QueryLimits limits,
        Optional<String> freeLimit,
        String note) {}
