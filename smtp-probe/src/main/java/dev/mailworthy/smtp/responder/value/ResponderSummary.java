package dev.mailworthy.smtp.responder.value;

/**
 * The number of connections of a responder so far.
 *
 * @param accepted all accepted connections
 * @param proven connections on which it proved itself
 * @param turnedAway refused because one client had too many or came too often
 * @param cut closed by the responder because of a limit
 */
public record ResponderSummary(long accepted, long proven, long turnedAway, long cut) {}
