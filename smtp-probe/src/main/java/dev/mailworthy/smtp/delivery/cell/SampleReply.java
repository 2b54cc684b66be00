package dev.mailworthy.smtp.delivery.cell;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One reply as an example. Local parts of addresses are removed from it.
 *
 * @param second its time, in seconds from 1970
 * @param text one line without control characters
 */
public record SampleReply(long second, String text) {

    private static final Comparator<SampleReply> EARLIEST =
            Comparator.comparingLong(SampleReply::second).thenComparing(SampleReply::text);

    /** The earlier of two; of two in one second the first by its letters, so that the order of merging does not matter. */
    static Optional<SampleReply> earlier(Optional<SampleReply> one, Optional<SampleReply> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(EARLIEST);
    }
}
