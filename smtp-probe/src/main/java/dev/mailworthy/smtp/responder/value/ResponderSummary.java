package dev.mailworthy.smtp.responder.value;

/**
 * What a responder did until now, in connections.
 *
 * @param accepted all that were let in
 * @param proven on which it proved itself
 * @param turnedAway that came too often or were too many from one client
 * @param cut that it ended because of a limit
 */
public record ResponderSummary(long accepted, long proven, long turnedAway, long cut) {}
