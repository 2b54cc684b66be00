package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.util.Optional;

/**
 * Keys of cells as numbers of 64 bits: 21 for the hour, 16 for the target, 12 for the source, 12 for the cause, 3 for the outcome.
 * They save an object for each line.
 */
public final class CellNumbers {

    /** The number of a source that is not known. */
    public static final int UNKNOWN_SOURCE = 0;

    private static final int OUTCOME_BITS = 3;
    private static final int CAUSE_BITS = 12;
    private static final int SOURCE_BITS = 12;
    private static final int TARGET_BITS = 16;
    private static final int CAUSE = OUTCOME_BITS;
    private static final int SOURCE = CAUSE + CAUSE_BITS;
    private static final int TARGET = SOURCE + SOURCE_BITS;
    private static final int HOUR = TARGET + TARGET_BITS;

    private static final MailTarget OTHERS = new MailTarget(MailTarget.Kind.RECEIVER, Optional.empty(), "others");
    private static final DeliveryOutcome[] OUTCOMES = DeliveryOutcome.values();

    private final Numbered<MailTarget> targets = new Numbered<>(OTHERS, OTHERS, (1 << TARGET_BITS) - 2);
    private final Numbered<Optional<IpAddress>> sources =
            new Numbered<>(Optional.empty(), Optional.empty(), (1 << SOURCE_BITS) - 2);
    private final Numbered<CellCause> causes =
            new Numbered<>(CellCause.none(), CellCause.unrecognised(), (1 << CAUSE_BITS) - 2);

    /** The number of a target; 0 if there are too many. */
    public int target(MailTarget target) {
        return targets.number(target);
    }

    public MailTarget target(int number) {
        return targets.value(number);
    }

    public int source(Optional<IpAddress> source) {
        return sources.number(source);
    }

    public int cause(CellCause cause) {
        return causes.number(cause);
    }

    static long key(long hour, int target, int source, int cause, DeliveryOutcome outcome) {
        return hour << HOUR
                | (long) target << TARGET
                | (long) source << SOURCE
                | (long) cause << CAUSE
                | outcome.ordinal();
    }

    static DeliveryOutcome outcome(long key) {
        return OUTCOMES[(int) key & (1 << OUTCOME_BITS) - 1];
    }

    static int targetOf(long key) {
        return (int) (key >>> TARGET) & (1 << TARGET_BITS) - 1;
    }

    /** The key of the cell with another outcome in another hour. */
    static long becoming(long key, DeliveryOutcome outcome, long hour) {
        long middle = key & (1L << HOUR) - 1 & -(1L << OUTCOME_BITS);
        return hour << HOUR | middle | outcome.ordinal();
    }

    CellKey key(long key) {
        return new CellKey(
                key >>> HOUR,
                sources.value((int) (key >>> SOURCE) & (1 << SOURCE_BITS) - 1),
                targets.value(targetOf(key)),
                outcome(key),
                causes.value((int) (key >>> CAUSE) & (1 << CAUSE_BITS) - 1));
    }
}
