package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import java.util.Optional;

/**
 * Keys of cells as numbers of 64 bits: 21 for the hour, 16 for the place, 12 for the source, 12 for the cause, 3 for the outcome.
 * They save an object for each line. A place is a target or, where domains of recipients are counted, a target with a domain.
 */
public final class CellNumbers {

    /** The number of a source that is not known. */
    public static final int UNKNOWN_SOURCE = 0;

    private static final int OUTCOME_BITS = 3;
    private static final int CAUSE_BITS = 12;
    private static final int SOURCE_BITS = 12;
    private static final int PLACE_BITS = 16;
    private static final int CAUSE = OUTCOME_BITS;
    private static final int SOURCE = CAUSE + CAUSE_BITS;
    private static final int PLACE = SOURCE + SOURCE_BITS;
    private static final int HOUR = PLACE + PLACE_BITS;

    private static final MailTarget OTHERS = new MailTarget(MailTarget.Kind.RECEIVER, Optional.empty(), "others");
    private static final DeliveryOutcome[] OUTCOMES = DeliveryOutcome.values();

    private final Numbered<MailTarget> targets = new Numbered<>(OTHERS, OTHERS, (1 << PLACE_BITS) - 2);
    private final Numbered<Optional<IpAddress>> sources =
            new Numbered<>(Optional.empty(), Optional.empty(), (1 << SOURCE_BITS) - 2);
    private final Numbered<CellCause> causes =
            new Numbered<>(CellCause.none(), CellCause.unrecognised(), (1 << CAUSE_BITS) - 2);

    private final CountedDomains counted;
    private final Numbered<Optional<String>> domains;
    private final Numbered<Place> places = new Numbered<>(Place.OTHERS, Place.OTHERS, (1 << PLACE_BITS) - 2);

    /** The numbers of a target and of a domain. */
    private record Place(int target, int domain) {

        private static final Place OTHERS = new Place(0, 0);
    }

    /** @param counted the domains of recipients that have cells of their own */
    CellNumbers(CountedDomains counted) {
        this.counted = counted;
        // Beside the domains: none, and the others, which may come before the one that is wanted.
        int most = counted.most() + (counted.only().isPresent() ? 2 : 1);
        this.domains = new Numbered<>(Optional.empty(), Optional.of(CountedDomains.OTHERS), most);
    }

    public boolean countsDomains() {
        return counted.isAny();
    }

    /** The number of a recipient's domain, in lower case. */
    public int domain(String domain) {
        boolean isOther = counted.only().filter(only -> !only.equals(domain)).isPresent();
        return domains.number(Optional.of(isOther ? CountedDomains.OTHERS : domain));
    }

    /** Whether there were too many domains for this one to be counted apart. */
    boolean isBeyond(int domain) {
        return counted.only().isEmpty() && domains.isStandIn(domain);
    }

    /** The place in a key; 0 if there are too many. */
    int place(int target, int domain) {
        return countsDomains() ? places.number(new Place(target, domain)) : target;
    }

    private Place place(long key) {
        int number = (int) (key >>> PLACE) & (1 << PLACE_BITS) - 1;
        return countsDomains() ? places.value(number) : new Place(number, 0);
    }

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

    static long key(long hour, int place, int source, int cause, DeliveryOutcome outcome) {
        return hour << HOUR
                | (long) place << PLACE
                | (long) source << SOURCE
                | (long) cause << CAUSE
                | outcome.ordinal();
    }

    static DeliveryOutcome outcome(long key) {
        return OUTCOMES[(int) key & (1 << OUTCOME_BITS) - 1];
    }

    MailTarget targetOf(long key) {
        return targets.value(place(key).target());
    }

    /** The key of the cell with another outcome in another hour. */
    static long becoming(long key, DeliveryOutcome outcome, long hour) {
        long middle = key & (1L << HOUR) - 1 & -(1L << OUTCOME_BITS);
        return hour << HOUR | middle | outcome.ordinal();
    }

    CellKey key(long key) {
        Place place = place(key);
        return new CellKey(
                key >>> HOUR,
                sources.value((int) (key >>> SOURCE) & (1 << SOURCE_BITS) - 1),
                targets.value(place.target()),
                outcome(key),
                causes.value((int) (key >>> CAUSE) & (1 << CAUSE_BITS) - 1),
                domains.value(place.domain()));
    }
}
