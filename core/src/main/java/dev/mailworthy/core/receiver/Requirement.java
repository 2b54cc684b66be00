package dev.mailworthy.core.receiver;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One thing that a receiver asks of senders.
 *
 * @param id stable, for example {@code G-A2}
 * @param tier which senders it is for
 * @param enforcement what the receiver does with mail that misses it
 * @param condition what a sender has to fulfil
 * @param measurement how a run learns whether the condition holds
 * @param statements the statements by which the receiver says that the requirement is missed
 * @param source where the receiver publishes it
 */
public record Requirement(
        String id,
        Tier tier,
        Enforcement enforcement,
        Condition condition,
        Measurement measurement,
        Statements statements,
        Source source) {

    /**
     * A list of {@link Need needs}, which must all hold.
     *
     * @param text the condition in words, phrased as met
     * @param allOf at least one
     */
    public record Condition(String text, List<Need> allOf) {
        public Condition {
            allOf = List.copyOf(allOf);
        }
    }

    /**
     * Holds if one of the checks passes.
     *
     * @param anyOf at least one
     */
    public record Need(List<Check> anyOf) {
        public Need {
            anyOf = List.copyOf(anyOf);
        }
    }

    /**
     * A check by a name of its own. It passes if none of its findings stands.
     *
     * @param name short and stable
     * @param keys the {@linkplain dev.mailworthy.core.Fact#key() keys} of the facts that the check can end in
     */
    public record Check(String name, List<String> keys) {
        public Check {
            keys = List.copyOf(keys);
        }
    }

    /**
     * How the condition is measured.
     *
     * @param visibility whether every run can measure it
     * @param by what a run needs for it, in words, for example {@code a message that was sent}
     */
    public record Measurement(Visibility visibility, String by) {}

    /**
     * The {@linkplain ReceiverStatement statements} by which the receiver itself says that the requirement is missed.
     *
     * @param causes statements with one of these causes
     * @param others whether statements count too whose cause no other requirement of the receiver names
     */
    public record Statements(Set<StatementCause> causes, boolean others) {
        public Statements {
            causes = Set.copyOf(causes);
        }
    }

    /**
     * A page of the receiver.
     *
     * @param page its address
     * @param read the date of the copy that was read
     */
    public record Source(URI page, LocalDate read) {}

    /** Whether a statement with this cause says that this requirement is missed. */
    boolean takes(StatementCause cause) {
        return statements.causes().contains(cause);
    }
}
