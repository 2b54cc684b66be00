package dev.mailworthy.smtp.reply.rule;

/**
 * The receiver that refused.
 *
 * @param id the catalogue's id, for example {@code gmail}
 * @param name the name for people
 * @param certainty {@code HIGH} if two kinds of hints agree, {@code MEDIUM} for one
 */
public record Receiver(String id, String name, Certainty certainty) {}
