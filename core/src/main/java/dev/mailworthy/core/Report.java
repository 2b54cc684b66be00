package dev.mailworthy.core;

import java.util.List;

/** What a module's run says about mail: what it found, and what it could not learn. */
public interface Report {

    /** What was found, in the order in which it was checked. */
    List<Finding> findings();

    /** What was asked, answered, and is in order. The source is what was asked, the observation what proves it. */
    List<Evidence> confirmed();

    /** The checks that nobody answered; none of them counts as a pass. */
    List<UnansweredCheck> unanswered();
}
