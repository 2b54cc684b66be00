package dev.mailworthy.core.receiver;

/**
 * What a {@link ReceiverStatement} of a log came to beside our own checks.
 *
 * @param standing how much it counts
 */
public record StatementStanding(ReceiverStatement statement, Standing standing) {

    /** How a statement compares with our checks. */
    public enum Standing {
        /** It decides a requirement, and no check of ours says otherwise. */
        COUNTS,
        /** It decides a requirement, and our check passes. */
        CONTRADICTS,
        /** Our check is newer and answers the question by itself. */
        OVERTAKEN
    }

    static StatementStanding of(ReceiverStatement statement, boolean counts, boolean contradicts) {
        Standing counted = contradicts ? Standing.CONTRADICTS : Standing.COUNTS;
        return new StatementStanding(statement, counts ? counted : Standing.OVERTAKEN);
    }
}
