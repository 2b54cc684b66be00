package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is known about a sender: the input of receivers' verdicts and of the reputation estimate.
 *
 * @param facts the results of checks, from {@link dev.mailworthy.core.Report#facts()}
 * @param measuredAt when the checks ran; a statement of that moment or later outranks them
 * @param statements refusals in the receivers' own words
 * @param deliveries what receivers did with mail, at most one entry for each receiver
 */
public record SenderProfile(
        List<Fact> facts, Instant measuredAt, List<ReceiverStatement> statements, List<DeliveryHistory> deliveries) {
    public SenderProfile {
        facts = List.copyOf(facts);
        Objects.requireNonNull(measuredAt, "measuredAt");
        statements = List.copyOf(statements);
        deliveries = List.copyOf(deliveries);
    }

    /** A profile of checks alone. */
    public static SenderProfile of(List<Fact> facts, Instant measuredAt) {
        return new SenderProfile(facts, measuredAt, List.of(), List.of());
    }

    /** Replaces the statements. */
    public SenderProfile withStatements(List<ReceiverStatement> replacement) {
        return new SenderProfile(facts, measuredAt, replacement, deliveries);
    }

    /** Replaces the deliveries. */
    public SenderProfile withDeliveries(List<DeliveryHistory> replacement) {
        return new SenderProfile(facts, measuredAt, statements, replacement);
    }
}
