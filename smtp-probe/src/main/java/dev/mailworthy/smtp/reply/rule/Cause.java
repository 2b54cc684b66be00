package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import java.util.Optional;

/**
 * A category of causes of refusals.
 *
 * @param id as the catalogue names it, for example {@code PTR_PROBLEM}
 * @param blame whose doing it is
 * @param text what it is, without a final dot
 * @param actor who has to act
 * @param action what to do, one or two sentences
 * @param effect how long it takes until it works, in words
 * @param check a command that looks into it, with {@code <ip>} for the address that the receiver saw
 * @param lasts whether the same mail can pass later, where the replies' codes do not tell
 */
public record Cause(
        String id,
        Blame blame,
        String text,
        Actor actor,
        String action,
        String effect,
        Check check,
        Optional<Permanence> lasts) {

    /** What tells more about a cause. */
    public enum Check implements Labelled {
        /** The refusal itself says all. */
        NOTHING,
        /** Whether this machine reaches port 25 of others. */
        PORT,
        /** What blocklists say of the address. */
        LISTS
    }

    /** The finding that it is, if the sender can act on it. */
    public Optional<ReplyFinding> finding() {
        return ReplyFinding.of(id);
    }

    /** What to do in general. */
    public Remedy remedy() {
        return remedy(Optional.empty());
    }

    /** What to do about this address. */
    public Remedy remedy(IpAddress seen) {
        return remedy(Optional.of(seen));
    }

    private Remedy remedy(Optional<IpAddress> address) {
        return switch (check) {
            case LISTS -> Remedy.of(actor, action, new Means.Learn(new Hint.AskLists(address)), effect);
            case PORT -> Remedy.of(actor, action, new Means.Learn(Hint.Standard.TEST_PORT), effect);
            case NOTHING -> Remedy.of(actor, action, effect);
        };
    }

    /** Whether it says no more than that the mail was refused. */
    boolean isUnspecified() {
        return blame == Blame.UNKNOWN;
    }
}
