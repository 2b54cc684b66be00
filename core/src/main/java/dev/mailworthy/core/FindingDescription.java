package dev.mailworthy.core;

import java.util.Objects;

/**
 * What holds for every finding of a kind.
 *
 * @param severity how much it matters unless the circumstances say otherwise
 * @param title what it is, in a few words
 * @param explanation why receivers care and what usually causes it: one to three sentences, with the RFC where there is one
 * @param remedy what to do about it in general, and who does it
 */
public record FindingDescription(Severity severity, String title, String explanation, Remedy remedy) {
    public FindingDescription {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(remedy, "remedy");
    }
}
