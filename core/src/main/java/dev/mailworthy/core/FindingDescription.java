package dev.mailworthy.core;

import java.util.Objects;

/**
 * What all findings of one {@link FindingType} share.
 *
 * @param severity the usual severity
 * @param title a few words, without a final dot
 * @param explanation why receivers care, and the usual cause: one to three sentences with the RFC section
 * @param remedy the general remedy
 */
public record FindingDescription(Severity severity, String title, String explanation, Remedy remedy) {
    public FindingDescription {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(remedy, "remedy");
    }
}
