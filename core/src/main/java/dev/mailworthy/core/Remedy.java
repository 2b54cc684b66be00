package dev.mailworthy.core;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing to do about a finding.
 *
 * @param actor who has to act
 * @param action the instruction, one sentence
 * @param means what it exactly consists of, where that is more than the instruction
 * @param effect how long it takes until it works, in words: {@code minutes}, {@code TTL 3600 s}, {@code 1 to 3 days}
 */
public record Remedy(Actor actor, String action, Optional<Means> means, String effect) {
    public Remedy {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(means, "means");
        action = Printable.text(action);
        effect = Printable.text(effect);
    }

    /** A remedy that the instruction says in full. */
    public static Remedy of(Actor actor, String action, String effect) {
        return new Remedy(actor, action, Optional.empty(), effect);
    }

    /** A remedy with what it exactly consists of. */
    public static Remedy of(Actor actor, String action, Means means, String effect) {
        return new Remedy(actor, action, Optional.of(means), effect);
    }

    /** A record that whoever serves the domain's DNS publishes. */
    public static Remedy publish(String action, PublishedRecord record) {
        return of(Actor.DNS_HOST, action, new Means.PublishRecord(record), "the record's TTL");
    }

    /** The text to copy, see {@link Means#paste}. */
    public Optional<String> paste() {
        return means.flatMap(Means::paste);
    }
}
