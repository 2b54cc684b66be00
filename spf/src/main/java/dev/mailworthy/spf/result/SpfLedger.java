package dev.mailworthy.spf.result;

import java.util.List;

/**
 * What a check used.
 *
 * @param dnsTerms terms charged against the limit of 10 (RFC 7208 section 4.6.4)
 * @param voidLookups look-ups charged against the limit of 2
 * @param queries different questions put to the DNS
 * @param charges each charge, in order
 */
public record SpfLedger(int dnsTerms, int voidLookups, int queries, List<Charge> charges) {
    public SpfLedger {
        charges = List.copyOf(charges);
    }
}
