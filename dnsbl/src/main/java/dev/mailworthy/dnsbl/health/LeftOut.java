package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Hint;

/**
 * A list that was not queried, because it needs a key, a registration or a zone name that the user did not give.
 *
 * @param terms how to get it
 */
public record LeftOut(String id, String name, Hint.ListTerms terms) {}
