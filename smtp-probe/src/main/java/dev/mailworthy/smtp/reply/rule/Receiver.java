package dev.mailworthy.smtp.reply.rule;

/**
 * The receiver that refused.
 *
 * @param id as the catalogue names it, for example {@code gmail}
 * @param name for people
 * @param certainty {@code HIGH} when two kinds of hints agree, {@code MEDIUM} for one
 */
public record Receiver(String id, String name, Certainty certainty) {}
