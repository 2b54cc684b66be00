package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.cell.OpenMessage;
import dev.mailworthy.smtp.delivery.cell.OpenMessages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a log says about deliveries. Summaries of pieces of a log {@linkplain #plus add up}, in any order, to the summary of the
 * whole.
 *
 * @param counted the cells of all attempts, and of the recipients of messages that a piece shows from beginning to end
 * @param messages the number of these messages that have a recipient outside
 * @param open all other messages
 * @param coverage how far the log can be trusted
 */
public record DeliverySummary(List<EvidenceCell> counted, long messages, List<OpenMessage> open, LogCoverage coverage) {

    /** The summary of a log without a line. */
    public static final DeliverySummary NONE = new DeliverySummary(List.of(), 0, List.of(), LogCoverage.NONE);

    public DeliverySummary {
        counted = List.copyOf(counted);
        open = List.copyOf(open);
    }

    /**
     * {@return the summary of both pieces}
     *
     * @param other of another piece of the log, or of another log
     */
    public DeliverySummary plus(DeliverySummary other) {
        return new DeliverySummary(
                added(Stream.concat(counted.stream(), other.counted.stream())),
                messages + other.messages,
                Stream.concat(open.stream(), other.open.stream()).toList(),
                coverage.plus(other.coverage));
    }

    /**
     * {@return this summary with all messages counted as they stand, those still in the queue by their last state} A later piece
     * can no longer be joined with them. Attempts without a sign of TLS count as plaintext if the coverage has such signs.
     */
    public DeliverySummary settled() {
        OpenMessages.Settled rest = OpenMessages.settled(open);
        return new DeliverySummary(
                added(Stream.concat(counted.stream(), rest.cells().stream())).stream()
                        .map(cell -> new EvidenceCell(cell.key(), cell.counts().judged(coverage.tlsSigns() > 0)))
                        .toList(),
                messages + rest.messages(),
                List.of(),
                coverage);
    }

    /**
     * {@return the cells of the hours that begin in a period, with all messages counted as they stand} Messages and lines are counted
     * without a time: their numbers, and the coverage but for its hours, stay those of the whole.
     *
     * @param since the beginning, if there is one
     * @param until the end, not included, if there is one
     */
    public DeliverySummary during(Optional<Instant> since, Optional<Instant> until) {
        Predicate<Instant> isWanted = begins -> since.filter(begins::isBefore).isEmpty()
                && until.map(begins::isBefore).orElse(true);
        DeliverySummary settled = settled();
        return new DeliverySummary(
                settled.counted.stream()
                        .filter(cell -> isWanted.test(cell.key().begins()))
                        .toList(),
                settled.messages,
                List.of(),
                settled.coverage.during(isWanted));
    }

    /** This summary with open messages that were joined, and in part settled. */
    DeliverySummary with(OpenMessages.Compacted rest) {
        return new DeliverySummary(
                added(Stream.concat(counted.stream(), rest.settled().cells().stream())),
                messages + rest.settled().messages(),
                rest.open(),
                coverage.plus(LogCoverage.evicted(rest.evicted())));
    }

    private static List<EvidenceCell> added(Stream<EvidenceCell> cells) {
        SortedMap<CellKey, CellCounts> sum = new TreeMap<>();
        cells.forEach(cell -> sum.merge(cell.key(), cell.counts(), CellCounts::plus));
        return sum.entrySet().stream()
                .map(cell -> new EvidenceCell(cell.getKey(), cell.getValue()))
                .toList();
    }
}
