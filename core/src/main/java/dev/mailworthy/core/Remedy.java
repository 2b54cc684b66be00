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

    /** A remedy that consists of its instruction. */
    public static Remedy of(Actor actor, String action, TimeToEffect time) {
        return new Remedy(actor, action, Optional.empty(), time);
    }

    /** A remedy whose instruction is also given as data. */
    public static Remedy of(Actor actor, String action, Means means, TimeToEffect time) {
        return new Remedy(actor, action, Optional.of(means), time);
    }

    /** Publish a record in the domain's zone. */
    public static Remedy publish(String action, PublishedRecord record) {
        return of(Actor.DNS_HOST, action, new Means.PublishRecord(record), TimeToEffect.RECORD_TTL);
    }

    /** How long it takes until it works, in words: {@code minutes}, {@code the record's TTL}, {@code 1 to 3 days}. */
    public String effect() {
        return time.words();
    }

    /** This remedy, with the instruction as data. */
    public Remedy by(Means data) {
        return of(actor, action, data, time);
    }

    /** The text to copy, see {@link Means#paste}. */
    public Optional<String> paste() {
        return means.flatMap(Means::paste);
    }
}
