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
 */
public record SenderProfile(
        List<Fact> facts,
        Map<String, List<Fact>> own,
        Instant measuredAt,
        List<ReceiverStatement> statements,
        List<DeliveryHistory> deliveries) {
    public SenderProfile {
        facts = List.copyOf(facts);
        own = Map.copyOf(own);
        Objects.requireNonNull(measuredAt, "measuredAt");
        statements = List.copyOf(statements);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * {@return a profile of checks alone}
     *
     * @param facts of all checks, by finding code
     * @param measuredAt the time of the checks
     */
    public static SenderProfile of(List<Fact> facts, Instant measuredAt) {
        return new SenderProfile(facts, Map.of(), measuredAt, List.of(), List.of());
    }

    /**
     * Replaces the facts.
     *
     * @param replacement by finding code, in any order
     * @return this profile with these facts alone
     */
    public SenderProfile withFacts(List<Fact> replacement) {
        return new SenderProfile(replacement, own, measuredAt, statements, deliveries);
    }

    /**
     * Replaces the statements.
     *
     * @param replacement of any receivers, in any order
     * @return this profile with these statements alone
     */
    public SenderProfile withStatements(List<ReceiverStatement> replacement) {
        return new SenderProfile(facts, own, measuredAt, replacement, deliveries);
    }

    /**
     * Replaces the deliveries.
     *
     * @param replacement one for each receiver and time, in any order
     * @return this profile with these deliveries alone
     */
    public SenderProfile withDeliveries(List<DeliveryHistory> replacement) {
        return new SenderProfile(facts, own, measuredAt, statements, replacement);
    }

    /**
     * Replaces the facts about single receivers. For its receiver, such a fact stands in for general ones of its key.
     *
     * @param replacement facts by the id of a receiver's pack
     * @return this profile with these facts about single receivers
     */
    public SenderProfile withOwn(Map<String, List<Fact>> replacement) {
        return new SenderProfile(facts, replacement, measuredAt, statements, deliveries);
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
