package dev.mailworthy.cli.world;

import java.util.OptionalInt;

/**
 * The number of DNS questions of a run.
 *
 * @param chain the longest chain of questions that each depend on the answer before, if it was determined; a run takes
 *     at least the time of this chain
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
