package dev.mailworthy.spf.result;

import dev.mailworthy.core.text.Printable;

/**
 * One step of an evaluation, for people. Steps are in order; their depths show the tree. Programs read
 * {@link dev.mailworthy.spf.SpfCheck#record} and {@link SpfCause}.
 *
 * @param depth 0 for the domain itself, one more for each include or redirect
 * @param domain the domain of the record
 * @param term the term as published, or {@code record} for the look-up of the record itself
 * @param outcome the record's text, {@code none}, {@code match}, {@code no-match}, {@code error} or {@code redirect}
 */
public record SpfStep(int depth, String domain, String term, String outcome) {

    /** The {@link #term} of the step that looks up a record. */
    public static final String RECORD = "record";

    public SpfStep {
        domain = Printable.text(domain);
        term = Printable.text(term);
        outcome = Printable.whole(outcome);
    }
}
