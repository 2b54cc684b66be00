package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A check that was answered and found nothing wrong. A {@link Report} has it beside {@link Finding} and
 * {@link UnansweredCheck}.
 *
 * @param check what was asked, for example {@code PTR of 192.0.2.1}
 * @param proof what proves it, safe to print
 * @param rulesOut the codes of the findings that the proof rules out
 */
public record Confirmed(String check, String proof, Set<String> rulesOut) {
    public Confirmed {
        check = Printable.text(Objects.requireNonNull(check, "check"));
        proof = Printable.text(Objects.requireNonNull(proof, "proof"));
        rulesOut = Set.copyOf(rulesOut);
    }

    /**
     * A confirmation that no finding depends on.
     *
     * @param check what was checked, in a few words
     * @param proof what shows it, one line
     */
    public Confirmed(String check, String proof) {
        this(check, proof, Set.of());
    }

    /**
     * {@return this confirmation, which also proves that none of these findings stands}
     *
     * @param types the findings whose codes are ruled out
     */
    public Confirmed rulingOut(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(rulesOut);
        for (FindingType type : types) {
            all.add(type.code());
        }
        return new Confirmed(check, proof, all);
    }
}
