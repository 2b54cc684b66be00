package dev.mailworthy.smtp.delivery.cell;

import java.util.Comparator;
import java.util.Optional;

/**
 * Why mail was not taken.
 *
 * @param id the {@linkplain dev.mailworthy.smtp.reply.rule.Cause#id() id of the cause}; {@link #UNRECOGNISED} if no rule knows
 *     the reply; empty for mail that was taken
 * @param matter whose matter the cause is
 * @param rule the rule of the catalogue that found it
 */
public record CellCause(String id, Matter matter, Optional<String> rule) implements Comparable<CellCause> {

    /** No rule of the catalogue knows the reply. */
    public static final String UNRECOGNISED = "UNRECOGNISED";

    private static final Comparator<CellCause> ORDER = Comparator.comparing(CellCause::id)
            .thenComparing(CellCause::matter)
            .thenComparing(cause -> cause.rule().orElse(""));

    /** {@return the cause of mail that was taken: none} */
    public static CellCause none() {
        return new CellCause("", Matter.UNKNOWN, Optional.empty());
    }

    /** {@return the cause of a reply that no rule recognises} */
    public static CellCause unrecognised() {
        return new CellCause(UNRECOGNISED, Matter.UNKNOWN, Optional.empty());
    }

    /** {@return whether there is no cause, because the mail was accepted} */
    public boolean isNone() {
        return id.isEmpty();
    }

    @Override
    public int compareTo(CellCause other) {
        return ORDER.compare(this, other);
    }
}
