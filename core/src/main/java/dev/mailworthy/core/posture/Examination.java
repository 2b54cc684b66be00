package dev.mailworthy.core.posture;

/** One check on its way. Its constructor asks all that depends on nothing; what depends on answers is asked in between. */
interface Examination {

    /** Asks what the first answers call for, all of it before anything is waited for again. */
    default void follow() {}

    /** Says what was found, proved and not answered. */
    void conclude(PostureNotes notes);
}
