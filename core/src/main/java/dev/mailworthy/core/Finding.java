package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.Printable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something wrong, or worth knowing, that a check found about one subject.
 *
 * @param type its code is stable
 * @param severity of this case; the type's own unless it was replaced
 * @param subject the domain, address or path, for people; programs read {@code particulars}
 * @param message one sentence
 * @param particulars the things that the finding is about, as data
 * @param evidence the observations, at least one
 * @param rulesOut the codes of other findings that the evidence rules out
 * @param remedies what to do, in this order
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

    /**
     * {@return a finding with the severity and the remedy of its type}
     *
     * @param type gives code, severity and remedy
     * @param subject the address, name or domain with the problem
     * @param message one sentence with the values of this case
     * @param evidence what shows it, the most direct first
     */
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

    /**
     * Adds things that this finding is about.
     *
     * @param more are put behind those that it has
     * @return this finding with these particulars too
     */
    public Finding about(Particular... more) {
        List<Particular> all =
                Stream.concat(particulars.stream(), Stream.of(more)).toList();
        return new Finding(type, severity, subject, message, all, evidence, rulesOut, remedies);
    }

    /**
     * Adds findings that the evidence of this one rules out.
     *
     * @param types the findings that cannot stand beside this one
     * @return this finding, which rules these out too
     */
    public Finding rulingOut(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(rulesOut);
        Stream.of(types).map(FindingType::code).forEach(all::add);
        return new Finding(type, severity, subject, message, particulars, evidence, all, remedies);
    }

    /**
     * Replaces the remedies, for example the general one of the {@link FindingType}.
     *
     * @param replacement in the order in which to do them
     * @return this finding with these remedies alone
     */
    public Finding withRemedies(Remedy... replacement) {
        return new Finding(type, severity, subject, message, particulars, evidence, rulesOut, List.of(replacement));
    }

    /**
     * Replaces the severity of the {@link FindingType}.
     *
     * @param replacement also changes what the finding means for the {@link Verdict}
     * @return this finding with this severity
     */
    public Finding withSeverity(Severity replacement) {
        return new Finding(type, replacement, subject, message, particulars, evidence, rulesOut, remedies);
    }

    /**
     * {@return the particulars of one kind, in their order}
     *
     * @param <P> the Java type of the particulars
     * @param kind for example {@code Particular.Domain.class}
     */
    public <P extends Particular> List<P> particulars(Class<P> kind) {
        return particulars.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * {@return the first particular of one kind}
     *
     * @param <P> the Java type of the particular
     * @param kind for example {@code Particular.Domain.class}
     */
    public <P extends Particular> Optional<P> particular(Class<P> kind) {
        return particulars(kind).stream().findFirst();
    }

    /** {@return the stable code of the type, for example {@code PTR-MISSING}} */
    @JsonProperty
    public String code() {
        return type.code();
    }

    /**
     * Sixteen hexadecimal digits, made of code and subject alone. The same problem of the same subject has the same fingerprint
     * in every run, so that reports can be compared.
     *
     * @return 16 hexadecimal digits in lower case
     */
    public String fingerprint() {
        return Fingerprint.of(type.code(), subject);
    }
}
