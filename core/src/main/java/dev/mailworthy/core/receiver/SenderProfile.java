package dev.mailworthy.core.receiver;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that is known about a sender: the input of receivers' verdicts and of the reputation estimate.
 *
 * @param facts the results of checks, from {@link dev.mailworthy.core.Report#facts()}
 * @param own facts about single receivers by the {@linkplain ReceiverPack#id() id} of their pack, for example whether the
 *     receiver's own servers answered; see {@link #withOwn}
 * @param measuredAt when the checks ran; a statement of that moment or later outranks them
 * @param statements refusals in the receivers' own words
 * @param deliveries what receivers did with mail, at most one entry for each receiver
 * @param taken when receivers, by the id of their pack, took mail of late that they refuse none of now
 */
public record SenderProfile(
        List<Fact> facts,
        Map<String, List<Fact>> own,
        Instant measuredAt,
        List<ReceiverStatement> statements,
        List<DeliveryHistory> deliveries,
        Map<String, Instant> taken) {
    public SenderProfile {
        facts = List.copyOf(facts);
        own = Map.copyOf(own);
        Objects.requireNonNull(measuredAt, "measuredAt");
        statements = List.copyOf(statements);
        deliveries = List.copyOf(deliveries);
        taken = Map.copyOf(taken);
    }

    /**
     * {@return a profile of checks alone}
     *
     * @param facts of all checks, by finding code
     * @param measuredAt the time of the checks
     */
    public static SenderProfile of(List<Fact> facts, Instant measuredAt) {
        return new SenderProfile(facts, Map.of(), measuredAt, List.of(), List.of(), Map.of());
    }

    /**
     * Replaces the facts.
     *
     * @param replacement by finding code, in any order
     * @return this profile with these facts alone
     */
    public SenderProfile withFacts(List<Fact> replacement) {
        return new SenderProfile(replacement, own, measuredAt, statements, deliveries, taken);
    }

    /**
     * Replaces the statements.
     *
     * @param replacement of any receivers, in any order
     * @return this profile with these statements alone
     */
    public SenderProfile withStatements(List<ReceiverStatement> replacement) {
        return new SenderProfile(facts, own, measuredAt, replacement, deliveries, taken);
    }

    /**
     * Replaces the deliveries.
     *
     * @param replacement one for each receiver and time, in any order
     * @return this profile with these deliveries alone
     */
    public SenderProfile withDeliveries(List<DeliveryHistory> replacement) {
        return new SenderProfile(facts, own, measuredAt, statements, replacement, taken);
    }

    /**
     * Replaces when receivers took mail of late.
     *
     * @param replacement the time of the last mail taken, by the id of a pack
     * @return this profile with these times alone
     */
    public SenderProfile withTaken(Map<String, Instant> replacement) {
        return new SenderProfile(facts, own, measuredAt, statements, deliveries, replacement);
    }

    /**
     * Replaces the facts about single receivers. For its receiver, such a fact stands in for general ones of its key.
     *
     * @param replacement facts by the id of a receiver's pack
     * @return this profile with these facts about single receivers
     */
    public SenderProfile withOwn(Map<String, List<Fact>> replacement) {
        return new SenderProfile(facts, replacement, measuredAt, statements, deliveries, taken);
    }

    /** The facts for one receiver. A finding that stands for all receivers stands for this one too. */
    List<Fact> factsFor(String receiver) {
        List<Fact> special = own.getOrDefault(receiver, List.of()).stream()
                .filter(fact -> facts.stream()
                        .noneMatch(general ->
                                general.key().equals(fact.key()) && general.answer() instanceof Answer.Present<String>))
                .toList();
        Stream<Fact> general = facts.stream()
                .filter(fact -> special.stream().noneMatch(other -> other.key().equals(fact.key())));
        return Stream.concat(general, special.stream()).toList();
    }
}
