package dev.mailworthy.smtp.delivery.account;

import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts over time, in steps of equal length. Steps without mail are there, too.
 *
 * @param unit hours for up to three days, days for up to four months, else weeks
 * @param begin the beginning of the first step, in the zone that was asked for
 * @param steps the counts of each step, the earliest first
 */
public record DeliverySeries(ChronoUnit unit, ZonedDateTime begin, List<RecipientCounts> steps) {

    private static final long MOST_HOURS = 72;
    private static final long MOST_DAYS = 120;

    /** Nine years of weeks. What is older is left out. */
    private static final long MOST_STEPS = 470;

    /**
     * The division of a period into steps. It serves several receivers, so that their charts can be compared.
     *
     * @param unit the length of a step
     * @param begin the beginning of the first step
     * @param steps their number
     */
    public record Axis(ChronoUnit unit, ZonedDateTime begin, int steps) {

        private static Axis of(Instant first, Instant last, ZoneId zone) {
            long hours = Duration.between(first, last).toHours() + 1;
            ChronoUnit unit = hours <= MOST_HOURS
                    ? ChronoUnit.HOURS
                    : hours <= MOST_DAYS * 24 ? ChronoUnit.DAYS : ChronoUnit.WEEKS;
            ZonedDateTime begin = begin(first, zone, unit);
            long steps = unit.between(begin, last.atZone(zone)) + 1;
            long dropped = Math.max(0, steps - MOST_STEPS);
            return new Axis(unit, begin.plus(dropped, unit), (int) (steps - dropped));
        }

        private static ZonedDateTime begin(Instant first, ZoneId zone, ChronoUnit unit) {
            return first.atZone(zone).truncatedTo(unit == ChronoUnit.HOURS ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        }

        private int step(Instant time) {
            return time.isBefore(begin.toInstant()) ? -1 : (int) unit.between(begin, time.atZone(begin.getZone()));
        }

        /**
         * {@return the beginning of a step}
         *
         * @param step counted from 0
         */
        public ZonedDateTime at(int step) {
            return begin.plus(step, unit);
        }
    }

    public DeliverySeries {
        steps = List.copyOf(steps);
    }

    /**
     * {@return the axis from the first cell to the last; empty without a cell}
     *
     * @param cells of all receivers that share the axis
     * @param zone in which days begin
     */
    public static Optional<Axis> axis(List<EvidenceCell> cells, ZoneId zone) {
        Optional<Instant> first =
                cells.stream().map(cell -> cell.key().begins()).min(Instant::compareTo);
        Optional<Instant> last = cells.stream().map(cell -> cell.key().begins()).max(Instant::compareTo);
        return first.map(from -> Axis.of(from, last.orElseThrow(), zone));
    }

    /**
     * {@return the cells along an axis; those before and behind it are left out}
     *
     * @param cells of one receiver
     * @param axis of the whole chart
     */
    public static DeliverySeries of(List<EvidenceCell> cells, Axis axis) {
        List<List<EvidenceCell>> byStep = new ArrayList<>();
        for (int step = 0; step < axis.steps(); step++) {
            byStep.add(new ArrayList<>());
        }
        for (EvidenceCell cell : cells) {
            int step = axis.step(cell.key().begins());
            if (step >= 0 && step < axis.steps()) {
                byStep.get(step).add(cell);
            }
        }
        return new DeliverySeries(
                axis.unit(),
                axis.begin(),
                byStep.stream().map(RecipientCounts::of).toList());
    }
}
