package dev.mailworthy.smtp;

/** How one attempt ended, how long it took, and one line about it that may hold untrusted text. */
record AttemptResult(AttemptOutcome outcome, long millis, String detail) {}
