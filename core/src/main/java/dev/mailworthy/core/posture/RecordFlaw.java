package dev.mailworthy.core.posture;

/** A flaw of a record: a {@link dev.mailworthy.core.Finding} without its subject. */
record RecordFlaw(PostureFinding type, String message) {}
