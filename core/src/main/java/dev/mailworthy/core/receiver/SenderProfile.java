package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is known of a sender.
 *
 * @param facts what checks came to; what is in none of them was not asked
 * @param measuredAt when they were; a receiver's statement of that moment or later outranks them
 * @param statements refusals in receivers' own words
 * @param deliveries what receivers did with mail, at most one a receiver
 */
public record SenderProfile(
        List<Fact> facts, Instant measuredAt, List<ReceiverStatement> statements, List<DeliveryHistory> deliveries) {
    public SenderProfile {
        facts = List.copyOf(facts);
        Objects.requireNonNull(measuredAt, "measuredAt");
        statements = List.copyOf(statements);
        deliveries = List.copyOf(deliveries);
    }

    /** Checks alone. */
    public static SenderProfile of(List<Fact> facts, Instant measuredAt) {
        return new SenderProfile(facts, measuredAt, List.of(), List.of());
    }

    public SenderProfile withStatements(List<ReceiverStatement> replacement) {
        return new SenderProfile(facts, measuredAt, replacement, deliveries);
    }

    public SenderProfile withDeliveries(List<DeliveryHistory> replacement) {
        return new SenderProfile(facts, measuredAt, statements, replacement);
    }
}
