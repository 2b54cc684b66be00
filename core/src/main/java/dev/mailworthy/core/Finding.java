package dev.mailworthy.core;

import java.util.List;
import java.util.Objects;

/**
 * Something a check found, about one subject.
 *
 * @param subject the domain, address or path it is about
 * @param message one sentence with the particulars
 * @param evidence what was observed, never empty in a released check
 * @param remedies what to do, first things first
 */
public record Finding(
        FindingType type,
        Severity severity,
        String subject,
        String message,
        List<Evidence> evidence,
        List<Remedy> remedies) {
    public Finding {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(severity, "severity");
        subject = Printable.text(subject);
        message = Printable.text(message);
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    /** A finding with its type's own severity and remedy. */
    public static Finding of(FindingType type, String subject, String message, Evidence... evidence) {
        return new Finding(type, type.severity(), subject, message, List.of(evidence), List.of(type.remedy()));
    }

    /** The same finding with these remedies in place of the type's general one. */
    public Finding withRemedies(Remedy... replacement) {
        return new Finding(type, severity, subject, message, evidence, List.of(replacement));
    }

    /** The same finding, weighed differently. */
    public Finding withSeverity(Severity replacement) {
        return new Finding(type, replacement, subject, message, evidence, remedies);
    }

    /** The type's stable code. */
    public String code() {
        return type.code();
    }

    /**
     * Sixteen hexadecimal digits that stay the same from run to run while the same thing is found about the same
     * subject, so that two reports can be compared.
     */
    public String fingerprint() {
        return Fingerprint.of(type.code(), subject);
    }
}
