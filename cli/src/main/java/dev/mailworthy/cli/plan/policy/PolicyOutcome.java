package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.core.Labelled;

/** The answer to a {@link PolicyQuestion}. */
public enum PolicyOutcome implements Labelled {
    /** No mail of the owner is seen that it would lose, and the reports show enough. */
    YES,
    /** Mail of the owner would be lost. */
    NO,
    /** The reports do not show enough, or an answer is missing. */
    UNANSWERED
}
