package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.net.IpAddress;
import java.util.Optional;

/**
 * A category of causes of refusals, from the {@link ReplyCatalogue}.
 *
 * @param id for example {@code PTR_PROBLEM}
 * @param blame the side that causes it
 * @param text its description, without a final dot
 * @param actor who has to act
 * @param action what to do, one or two sentences
 * @param time how long it takes until the action works
 * @param check the check that gives more details
 * @param lasts whether the same mail can pass later, if the replies' codes do not decide it
 */
public record Cause(
        String id,
        Blame blame,
        String text,
        Actor actor,
        String action,
        TimeToEffect time,
        Check check,
        Optional<Permanence> lasts) {

    /** The check that gives more details about a cause. */
    public enum Check implements Labelled {
        /** No check: the refusal itself is complete. */
        NOTHING,
        /** Whether this machine reaches port 25 of others. */
        PORT,
        /** A check of blocklists for the address. */
        LISTS
    }

    /** {@return the remedy for any address} */
    public Remedy remedy() {
        return remedy(Optional.empty());
    }

    /**
     * {@return the remedy for this address}
     *
     * @param seen the sending address
     */
    public Remedy remedy(IpAddress seen) {
        return remedy(Optional.of(seen));
    }

    private Remedy remedy(Optional<IpAddress> address) {
        return switch (check) {
            case LISTS -> Remedy.of(actor, action, new Means.Learn(new Hint.AskLists(address)), time);
            case PORT -> Remedy.of(actor, action, new Means.Learn(Hint.Standard.TEST_PORT), time);
            case NOTHING -> Remedy.of(actor, action, time);
        };
    }

    /** This cause where a rule knows another side that causes it. */
    Cause blamedOn(Blame other) {
        return new Cause(id, other, text, actor, action, time, check, lasts);
    }

    /** Whether the cause is only that the mail was refused. */
    boolean isUnspecified() {
        return blame == Blame.UNKNOWN;
    }
}
