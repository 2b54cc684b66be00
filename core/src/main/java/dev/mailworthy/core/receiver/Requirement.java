package dev.mailworthy.core.receiver;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One thing that a receiver asks of senders.
 *
 * @param id stable, for example {@code G-A2}
 * @param tier whom it is for
 * @param enforcement what the receiver does when it is missed
 * @param asked whether every run learns about it
 * @param text the condition, as it holds when it is met
 * @param needs all of them must hold
 * @param said the causes by which the receiver itself says that it is missed
 * @param others whether it takes the causes that no other requirement of its receiver takes
 * @param means what it takes to know
 * @param source where it is from
 * @param sourceDate the date of the copy that was read
 */
public record Requirement(
        String id,
        Tier tier,
        Enforcement enforcement,
        Visibility asked,
        String text,
        List<Need> needs,
        Set<StatementCause> said,
        boolean others,
        String means,
        URI source,
        LocalDate sourceDate) {
    public Requirement {
        needs = List.copyOf(needs);
        said = Set.copyOf(said);
    }

    /** Holds if one of the checks passes. */
    public record Need(List<Check> anyOf) {
        public Need {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** A name for the finding codes that one check can end in; it passes if none of them stands. */
    public record Check(String name, List<String> keys) {
        public Check {
            keys = List.copyOf(keys);
        }
    }

    boolean takes(StatementCause cause) {
        return said.contains(cause);
    }
}
