package dev.mailworthy.core.posture;

import dev.mailworthy.core.Severity;
import java.util.Optional;

/** A flaw of a record: a {@link dev.mailworthy.core.Finding} without its subject. */
record RecordFlaw(PostureFinding type, String message, Severity severity, Optional<String> remedy) {

    RecordFlaw(PostureFinding type, String message, Severity severity) {
        this(type, message, severity, Optional.empty());
    }

    /** A flaw as severe as its finding usually is. */
    RecordFlaw(PostureFinding type, String message) {
        this(type, message, type.description().severity());
    }

    /** This flaw with a change of the record that mends it, in place of what its finding usually needs. */
    RecordFlaw mendedBy(String action) {
        return new RecordFlaw(type, message, severity, Optional.of(action));
    }
}
