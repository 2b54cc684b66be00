package dev.mailworthy.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a check found, about one subject.
 *
 * @param subject the domain, address or path it is about, for people; programs read {@code particulars}
 * @param message one sentence with the particulars
 * @param particulars what it is about, as data
 * @param evidence what was observed, never empty in a released check
 * @param rulesOut the codes of other findings that the same observation proves not to stand
 * @param remedies what to do, first things first
 */
public record Finding(
        FindingType type,
        Severity severity,
        String subject,
        String message,
        List<Particular> particulars,
        List<Evidence> evidence,
        Set<String> rulesOut,
        List<Remedy> remedies) {
    public Finding {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(severity, "severity");
        subject = Printable.text(subject);
        message = Printable.text(message);
        particulars = List.copyOf(particulars);
        evidence = List.copyOf(evidence);
        rulesOut = Set.copyOf(rulesOut);
        remedies = List.copyOf(remedies);
    }

    /** A finding with its type's own severity and remedy. */
    public static Finding of(FindingType type, String subject, String message, Evidence... evidence) {
        return new Finding(
                type,
                type.severity(),
                subject,
                message,
                List.of(),
                List.of(evidence),
                Set.of(),
                List.of(type.remedy()));
    }

    /** This finding with more of what it is about. */
    public Finding about(Particular... more) {
        List<Particular> all =
                Stream.concat(particulars.stream(), Stream.of(more)).toList();
        return new Finding(type, severity, subject, message, all, evidence, rulesOut, remedies);
    }

    /** This finding, whose observation also proves that none of these stands. */
    public Finding rulingOut(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(rulesOut);
        Stream.of(types).map(FindingType::code).forEach(all::add);
        return new Finding(type, severity, subject, message, particulars, evidence, all, remedies);
    }

    /** This finding with these remedies in place of the type's general one. */
    public Finding withRemedies(Remedy... replacement) {
        return new Finding(type, severity, subject, message, particulars, evidence, rulesOut, List.of(replacement));
    }

    /** This finding with another severity than its type's. */
    public Finding withSeverity(Severity replacement) {
        return new Finding(type, replacement, subject, message, particulars, evidence, rulesOut, remedies);
    }

    /** What it is about of one kind, in order. */
    public <P extends Particular> List<P> particulars(Class<P> kind) {
        return particulars.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first thing that it is about of one kind. */
    public <P extends Particular> Optional<P> particular(Class<P> kind) {
        return particulars(kind).stream().findFirst();
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
