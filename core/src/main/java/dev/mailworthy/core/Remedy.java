package dev.mailworthy.core;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing to do about a finding.
 *
 * @param actor who has to act
 * @param action the instruction, one sentence
 * @param paste text to copy: a DNS record, a configuration line, a ticket
 * @param effect how long it takes until it works, in words: {@code minutes}, {@code TTL 3600 s}, {@code 1 to 3 days}
 */
public record Remedy(Actor actor, String action, Optional<String> paste, String effect) {
    public Remedy {
        Objects.requireNonNull(actor, "actor");
        action = Printable.text(action);
        paste = paste.map(Printable::text);
        effect = Printable.text(effect);
    }

    public static Remedy of(Actor actor, String action, String effect) {
        return new Remedy(actor, action, Optional.empty(), effect);
    }

    public static Remedy paste(Actor actor, String action, String paste, String effect) {
        return new Remedy(actor, action, Optional.of(paste), effect);
    }
}
