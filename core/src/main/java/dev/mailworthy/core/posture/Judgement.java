package dev.mailworthy.core.posture;


/** One thing that is wrong with a record, before it is known whose record it is. */
record Judgement(PostureFinding type, String message) {}
