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
 * @param effect how long it takes until it works, in words: {@code minutes}, {@code the record's TTL}, {@code 1 to 3 days}
 */
public record Remedy(Actor actor, String action, Optional<Means> means, String effect) {
    public Remedy {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(means, "means");
        action = Printable.text(action);
        effect = Printable.text(effect);
    }

    /** A remedy that consists of its instruction. */
    public static Remedy of(Actor actor, String action, String effect) {
        return new Remedy(actor, action, Optional.empty(), effect);
    }

    /** A remedy whose instruction is also given as data. */
    public static Remedy of(Actor actor, String action, Means means, String effect) {
        return new Remedy(actor, action, Optional.of(means), effect);
    }

    /** Publish a record in the domain's zone. */
    public static Remedy publish(String action, PublishedRecord record) {
        return of(Actor.DNS_HOST, action, new Means.PublishRecord(record), "the record's TTL");
    }

    /** This remedy, with the instruction as data. */
    public Remedy by(Means data) {
        return of(actor, action, data, effect);
    }

    /** The text to copy, see {@link Means#paste}. */
    public Optional<String> paste() {
        return means.flatMap(Means::paste);
    }
}
