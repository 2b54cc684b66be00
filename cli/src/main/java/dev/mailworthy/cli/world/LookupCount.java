package dev.mailworthy.cli.world;

import java.util.OptionalInt;

/**
 * How many DNS questions a run asked.
 *
 * @param chain the longest chain of questions of which each depends on the answer to the one before, if it was determined:
 *     with all answers equally quick, the run takes as long as these
 * @param questions the number of different questions
 */
public record LookupCount(OptionalInt chain, int questions) {

    /** A count without the longest chain. */
    public static LookupCount of(int questions) {
        return new LookupCount(OptionalInt.empty(), questions);
    }

    /** This count, with the longest chain. */
    public LookupCount withChain(int length) {
        return new LookupCount(OptionalInt.of(length), questions);
    }
}
