package dev.mailworthy.core;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * One observed fact, and who said it.
 *
 * @param source what was asked, for example {@code PTR 10.2.0.192.in-addr.arpa via 127.0.0.1:53}
 * @param observation what came back, safe to print
 * @param rulesOut the codes of the findings that it proves not to stand
 */
public record Evidence(String source, String observation, Set<String> rulesOut) {
    public Evidence {
        source = Printable.text(Objects.requireNonNull(source, "source"));
        observation = Printable.text(Objects.requireNonNull(observation, "observation"));
        rulesOut = Set.copyOf(rulesOut);
    }

    /** An observation that no finding depends on. */
    public Evidence(String source, String observation) {
        this(source, observation, Set.of());
    }

    /** The same observation, which also proves that none of these findings stands. */
    public Evidence rulingOut(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(rulesOut);
        for (FindingType type : types) {
            all.add(type.code());
        }
        return new Evidence(source, observation, all);
    }
}
