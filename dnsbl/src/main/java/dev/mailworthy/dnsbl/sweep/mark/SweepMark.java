package dev.mailworthy.dnsbl.sweep.mark;

import dev.mailworthy.dnsbl.target.SweepCounts;
import java.util.Optional;

/**
 * A point that a sweep has reached.
 *
 * @param counts up to this point
 * @param digest of all targets before it, to notice other input
 */
public record SweepMark(SweepCounts counts, long digest) {

    /** The digest before the first target: the beginning of FNV-1a. */
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    /** The mark before the first target. */
    public static SweepMark start() {
        return new SweepMark(SweepCounts.none(), FNV_OFFSET);
    }

    /** The mark that {@link #toString} wrote; empty for another text. */
    public static Optional<SweepMark> parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 10 || !words[9].equals(".")) {
            return Optional.empty();
        }
        try {
            long[] numbers = new long[8];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Long.parseLong(words[i]);
            }
            SweepCounts.Outcomes outcomes = new SweepCounts.Outcomes(numbers[3], numbers[4], numbers[5], numbers[6]);
            return Optional.of(new SweepMark(
                    new SweepCounts(numbers[0], numbers[1], numbers[2], outcomes, numbers[7]),
                    Long.parseUnsignedLong(words[8], 16)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The form that {@link #parse} reads. The dot at the end shows that the line is complete. */
    @Override
    public String toString() {
        return counts.targets() + " " + counts.pairs() + " " + counts.queries() + " " + counts.listed() + " "
                + counts.allowed() + " " + counts.unanswered() + " " + counts.untaken() + " " + counts.millis() + " "
                + Long.toHexString(digest) + " .";
    }
}
