package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Labelled;

/** Whether it is proved who sent a report. */
public enum ReportTrust implements Labelled {
    /** Proved by the mail that carried it, or vouched for by the user. It counts. */
    AUTHENTICATED,
    /** A forger can have written it. It is shown apart and decides nothing. */
    UNAUTHENTICATED
}
