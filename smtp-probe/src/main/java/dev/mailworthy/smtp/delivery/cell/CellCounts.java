package dev.mailworthy.smtp.delivery.cell;

import java.util.Optional;

/**
 * The counts of a cell. Counts add; the times are the outermost, and the example is the earliest.
 *
 * @param attempts attempts that ended so in this hour
 * @param recipients recipients whose last attempt this was
 * @param deferredOnce of these recipients, those that a receiver or the path deferred at least once
 * @param heldOnce of these recipients, those that the queue held back at least once
 * @param first the first attempt or, without attempts, the first recipient; in seconds from 1970
 * @param last the last attempt, in seconds from 1970
 * @param encrypted attempts of which the log says that TLS was used
 * @param plaintext attempts of which the log says that TLS was not used
 * @param unmarked attempts without the sign of TLS that their server usually logs; {@link #judged} tells what they are
 * @param delays from the message's arrival to each attempt
 * @param stages the times that the server gives for each stage
 * @param sample one reply as an example
 */
public record CellCounts(
        long attempts,
        long recipients,
        long deferredOnce,
        long heldOnce,
        long first,
        long last,
        long encrypted,
        long plaintext,
        long unmarked,
        DelayHistogram delays,
        StageTimes stages,
        Optional<SampleReply> sample) {

    /** A recipient whose last state this is. */
    static CellCounts ofRecipient(OpenRecipient recipient, long second) {
        return new CellCounts(
                0,
                1,
                recipient.deferredOnce() ? 1 : 0,
                recipient.heldOnce() ? 1 : 0,
                second,
                second,
                0,
                0,
                0,
                DelayHistogram.NONE,
                StageTimes.NONE,
                Optional.empty());
    }

    /**
     * {@return these counts with the attempts without a sign of TLS as plaintext, if the log has such signs; otherwise these}
     *
     * @param hasSigns whether a line of the whole log has the sign
     */
    public CellCounts judged(boolean hasSigns) {
        if (!hasSigns || unmarked == 0) {
            return this;
        }
        return new CellCounts(
                attempts,
                recipients,
                deferredOnce,
                heldOnce,
                first,
                last,
                encrypted,
                plaintext + unmarked,
                0,
                delays,
                stages,
                sample);
    }

    /**
     * {@return the sums of both}
     *
     * @param other counts of the same key
     */
    public CellCounts plus(CellCounts other) {
        return new CellCounts(
                attempts + other.attempts,
                recipients + other.recipients,
                deferredOnce + other.deferredOnce,
                heldOnce + other.heldOnce,
                Math.min(first, other.first),
                Math.max(last, other.last),
                encrypted + other.encrypted,
                plaintext + other.plaintext,
                unmarked + other.unmarked,
                delays.plus(other.delays),
                stages.plus(other.stages),
                SampleReply.earlier(sample, other.sample));
    }
}
