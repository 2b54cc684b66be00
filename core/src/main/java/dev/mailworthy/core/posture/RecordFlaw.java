package dev.mailworthy.core.posture;

import dev.mailworthy.core.Severity;

/** A flaw of a record: a {@link dev.mailworthy.core.Finding} without its subject. */
record RecordFlaw(PostureFinding type, String message, Severity severity) {

    /** A flaw as severe as its finding usually is. */
    RecordFlaw(PostureFinding type, String message) {
        this(type, message, type.description().severity());
    }
}
