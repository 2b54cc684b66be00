package dev.mailworthy.spf;

import dev.mailworthy.core.Printable;

/**
 * One step of an evaluation, in order.
 *
 * @param depth 0 for the domain itself, one more for each include or redirect
 * @param domain whose record it is
 * @param term the term as published, or {@code record} for the look-up of the record itself
 * @param outcome {@code match}, {@code no-match}, {@code error} or what was found
 */
public record SpfStep(int depth, String domain, String term, String outcome) {
    public SpfStep {
        domain = Printable.text(domain);
        term = Printable.text(term);
        outcome = Printable.text(outcome);
    }
}
