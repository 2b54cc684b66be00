package dev.mailworthy.cli.render.check;

/**
 * An explained reply and where it was found.
 *
 * @param place the file and the message or line in it
 */
public record FoundReply(ExplainedReply explained, String place) {}
