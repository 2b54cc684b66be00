package dev.mailworthy.core.posture;

/** One thing that is wrong with a record, before it is known whose record it is. */
record RecordFlaw(PostureFinding type, String message) {}
