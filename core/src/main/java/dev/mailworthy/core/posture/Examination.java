package dev.mailworthy.core.posture;

/**
 * A group of checks about published names, in three steps. The constructor sends all questions that need no answer first,
 * {@link #follow} sends those that do, {@link #conclude} notes the results.
 */
interface Examination {

    /** Waits for the first answers, and sends the questions that follow from them. */
    default void follow() {}

    /** Waits for the other answers. Notes what was found, what is in order, and what has no answer. */
    void conclude(PostureNotes notes);
}
