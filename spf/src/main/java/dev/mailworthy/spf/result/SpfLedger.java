package dev.mailworthy.spf.result;

import java.util.List;

/**
 * How much a check used of its {@link SpfLimits}.
 *
 * @param dnsTerms terms charged against {@link SpfLimits#dnsTerms}
 * @param voidLookups look-ups charged against {@link SpfLimits#voidLookups}
 * @param queries different DNS questions
 * @param charges each charge, in order
 */
public record SpfLedger(int dnsTerms, int voidLookups, int queries, List<Charge> charges) {
    public SpfLedger {
        charges = List.copyOf(charges);
    }
}
