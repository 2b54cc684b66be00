package dev.mailworthy.dnsbl.health;

/**
 * A list that was not asked because the user has not been given what it takes.
 *
 * @param needs what it takes
 * @param howToAsk what to do to have it asked
 */
public record LeftOut(String id, String name, String needs, String howToAsk) {}
