package dev.mailworthy.smtp.delivery.tally;

import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.OpenMessage;
import dev.mailworthy.smtp.delivery.cell.OpenMessages;
import dev.mailworthy.smtp.delivery.cell.SampleReply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Joins the lines of messages and counts. A message is settled when the log showed its arrival and its end; its recipients are
 * then counted by their last state. All others stay open. A message without a line for a week, and the oldest of too many, are
 * given up and counted as evicted.
 */
public final class DeliveryTally {

    /** A message without an attempt for so many seconds was not taken after all. */
    private static final long FRESH = 3600;

    private final CellNumbers numbers;
    private final CellTable cells = new CellTable();
    private final InFlightTable flights = new InFlightTable();
    private final CoverageCount coverage = new CoverageCount();
    /** Messages that have left the queue. Lines of other programs about them may still come. */
    private final Deque<InFlight> leaving = new ArrayDeque<>();

    /** Pieces of messages whose queue id came to be used again. */
    private final List<OpenMessage> pieces = new ArrayList<>();

    private final int mostFlights;
    private long latest = Long.MIN_VALUE;
    private long messages;
    private long lastCell = -1;
    private RunningCounts lastCounts = new RunningCounts();

    /**
     * @param mostFlights the most messages in flight; it bounds the memory
     * @param domains the domains of recipients that have cells of their own
     */
    public DeliveryTally(int mostFlights, CountedDomains domains) {
        this.numbers = new CellNumbers(domains);
        this.mostFlights = mostFlights;
    }

    public CellNumbers numbers() {
        return numbers;
    }

    public CoverageCount coverage() {
        return coverage;
    }

    /** A message arrived, with so many recipients. A server that announces them logs no end. */
    public void begun(long message, long second, int recipients) {
        begun(message, second);
        InFlight flight = flights.get(message);
        if (flight != null) {
            flight.expected = recipients;
            flight.endsUnlogged = true;
        }
    }

    /** A message arrived. */
    public void begun(long message, long second) {
        settle(second);
        InFlight known = flights.get(message);
        if (known != null) {
            boolean isSame = known.ended == InFlight.NEVER
                    && (known.count() == 0 || !known.begun && second - known.first <= OpenMessages.SLACK);
            if (isSame) {
                known.begun = true;
                known.seen(second);
                return;
            }
            // The queue id is used again, and the end of the message before was not logged.
            settleOrKeep(known);
        }
        InFlight flight = new InFlight(message, second);
        flight.begun = true;
        add(flight, second);
    }

    /** A message left the queue. */
    public void ended(long message, long second) {
        settle(second);
        InFlight flight = of(message, second);
        flight.seen(second);
        if (flight.ended == InFlight.NEVER) {
            flight.ended = second;
            leaving.add(flight);
        }
    }

    /** The queue's time for a message was over. */
    public void expired(long message, long second) {
        settle(second);
        InFlight flight = of(message, second);
        flight.seen(second);
        flight.expired = second;
    }

    /** An attempt. The sample is asked for only if the cell has no earlier one. */
    public void attempt(LoggedAttempt attempt, Supplier<String> sample) {
        settle(attempt.second);
        int place = numbers.place(attempt.target, attempt.domain);
        long cell =
                CellNumbers.key(CellKey.hourOf(attempt.second), place, attempt.source, attempt.cause, attempt.outcome);
        RunningCounts counts = counts(cell);
        counts.attempt(attempt);
        if (attempt.target == 0 || place == 0 || numbers.isBeyond(attempt.domain)) {
            coverage.merged(attempt.times);
        }
        if (attempt.outcome != DeliveryOutcome.ACCEPTED && counts.wantsSample(attempt.second)) {
            counts.sample(new SampleReply(attempt.second, sample.get()));
        }
        InFlight flight = of(attempt.message, attempt.second);
        flight.seen(attempt.second);
        flight.attempt(attempt.recipient, attempt.second, cell);
        if (attempt.endsUnlogged) {
            flight.endsUnlogged = true;
            boolean ends = flight.expected > 0
                    && flight.ended == InFlight.NEVER
                    && flight.count() >= flight.expected
                    && flight.isOver();
            if (ends) {
                flight.ended = flight.last;
                leaving.add(flight);
            }
        }
    }

    private RunningCounts counts(long cell) {
        if (cell != lastCell) {
            lastCell = cell;
            lastCounts = cells.at(cell);
        }
        return lastCounts;
    }

    private InFlight of(long message, long second) {
        InFlight known = flights.get(message);
        if (known != null && (known.ended == InFlight.NEVER || second <= known.ended + OpenMessages.SLACK)) {
            return known;
        }
        if (known != null) {
            settleOrKeep(known);
        }
        InFlight flight = new InFlight(message, second);
        add(flight, second);
        return flight;
    }

    private void add(InFlight flight, long second) {
        flights.add(flight);
        InFlight oldest = flights.oldest();
        if (oldest == null || oldest == flight) {
            return;
        }
        if (oldest.last > oldest.linked) {
            flights.renew(oldest);
        } else if (second - oldest.last > OpenMessages.SILENT || flights.size() > mostFlights) {
            evict(oldest);
        }
        for (InFlight next = flights.oldest(); next != null && flights.size() > mostFlights; next = flights.oldest()) {
            evict(next);
        }
    }

    private void evict(InFlight flight) {
        boolean isWhole = flight.endsUnlogged && flight.isOver();
        if (flight.count() > 0 && flight.ended == InFlight.NEVER && !isWhole) {
            coverage.evicted();
        }
        settleNow(flight);
    }

    /** Settles the messages that have left the queue for long enough. */
    private void settle(long second) {
        latest = Math.max(latest, second);
        while (!leaving.isEmpty() && second > leaving.peek().ended + 2 * OpenMessages.SLACK + 1) {
            InFlight flight = leaving.remove();
            if (flight.begun && !flight.settled) {
                settleNow(flight);
            }
        }
    }

    /** Takes a message out whose queue id is used again. What is not known from its beginning to its end is kept as a piece. */
    private void settleOrKeep(InFlight flight) {
        boolean isWhole = flight.begun && flight.ended != InFlight.NEVER;
        if (isWhole || pieces.size() >= mostFlights) {
            settleNow(flight);
            return;
        }
        flights.remove(flight);
        flight.settled = true;
        if (flight.count() > 0) {
            pieces.add(flight.open(numbers));
        }
    }

    private void settleNow(InFlight flight) {
        flights.remove(flight);
        flight.settled = true;
        boolean outside = false;
        for (int i = 0; i < flight.count(); i++) {
            long cell = flight.cell(i);
            DeliveryOutcome outcome = CellNumbers.outcome(cell);
            MailTarget target = numbers.targetOf(cell);
            outside |= target.isOutside();
            if (target.kind() == MailTarget.Kind.HOP && outcome == DeliveryOutcome.ACCEPTED) {
                continue;
            }
            long second = flight.second(i);
            if (flight.expired != InFlight.NEVER && !outcome.isFinal()) {
                second = flight.expired;
                cell = CellNumbers.becoming(cell, DeliveryOutcome.EXPIRED, CellKey.hourOf(second));
            }
            counts(cell).recipient(second, flight.wasDeferred(i), flight.wasHeld(i));
        }
        messages += outside ? 1 : 0;
    }

    /** Messages that are settled and have a recipient outside. */
    public long messages() {
        return messages;
    }

    /** The cells of all attempts, and of the recipients of settled messages. */
    public List<EvidenceCell> cells() {
        return cells.cells(numbers);
    }

    /** What is known of all other messages. */
    public List<OpenMessage> open() {
        List<OpenMessage> all = new ArrayList<>(pieces);
        for (InFlight flight : flights.all()) {
            boolean isNew = flight.begun && flight.last > latest - FRESH;
            if (isNew || flight.count() > 0 || flight.ended != InFlight.NEVER || flight.expired != InFlight.NEVER) {
                all.add(flight.open(numbers));
            }
        }
        return all;
    }

    public LogCoverage covered() {
        return coverage.coverage();
    }
}
