package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to do about a finding.
 *
 * @param actor who acts
 * @param action the instruction, one sentence
 * @param means the instruction as data, if it is more than words
 * @param time how long it takes until it works
 */
public record Remedy(Actor actor, String action, Optional<Means> means, TimeToEffect time) {
    public Remedy {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(means, "means");
        action = Printable.text(action);
        Objects.requireNonNull(time, "time");
    }

    /**
     * {@return a remedy that consists of its instruction}
     *
     * @param actor who must act
     * @param action one sentence in the imperative
     * @param time until it has an effect
     */
    public static Remedy of(Actor actor, String action, TimeToEffect time) {
        return new Remedy(actor, action, Optional.empty(), time);
    }

    /**
     * {@return a remedy whose instruction is also given as data}
     *
     * @param actor who must act
     * @param action one sentence in the imperative
     * @param means what to do, for programs
     * @param time until it has an effect
     */
    public static Remedy of(Actor actor, String action, Means means, TimeToEffect time) {
        return new Remedy(actor, action, Optional.of(means), time);
    }

    /**
     * Publish a record in the domain's zone.
     *
     * @param action one sentence in the imperative
     * @param record with its owner name
     * @return a remedy of {@link Actor#DNS_HOST} that takes effect with the record's TTL
     */
    public static Remedy publish(String action, PublishedRecord record) {
        return of(Actor.DNS_HOST, action, new Means.PublishRecord(record), TimeToEffect.RECORD_TTL);
    }

    /**
     * Publish a record at a name where none of its kind stands yet.
     *
     * @param action one sentence in the imperative
     * @param record with its owner name
     * @return a remedy of {@link Actor#DNS_HOST} that takes effect when resolvers have dropped the record's absence
     */
    public static Remedy publishNew(String action, PublishedRecord record) {
        return of(Actor.DNS_HOST, action, new Means.PublishRecord(record), TimeToEffect.NEW_RECORD);
    }

    /** {@return how long it takes until it works, in words: {@code minutes}, {@code the record's TTL}, {@code 1 to 3 days}} */
    public String effect() {
        return time.words();
    }

    /**
     * {@return this remedy, with the instruction as data}
     *
     * @param data the record, setting or address of the instruction
     */
    public Remedy by(Means data) {
        return of(actor, action, data, time);
    }

    /** {@return the text to copy, see {@link Means#paste}} */
    public Optional<String> paste() {
        return means.flatMap(Means::paste);
    }
}
