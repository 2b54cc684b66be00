package dev.mailworthy.cli.watch;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.core.Severity;

/** What can be known of a finding or of a check. Of a finding, the later one is worse. */
enum Known implements Labelled {
    /** The finding does not stand, and its check was answered. */
    RULED_OUT,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    BLOCKER,
    /** The check has an answer. */
    ANSWERED,
    /** The check has none. */
    UNANSWERED;

    static Known of(Severity severity) {
        return valueOf(severity.name());
    }

    static Known parse(String label) {
        return Labelled.parse(Known.class, label);
    }
}
