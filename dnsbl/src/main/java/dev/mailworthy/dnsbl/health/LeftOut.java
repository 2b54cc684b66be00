package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Hint;

/**
 * A list that was not asked, because the user did not give what its operator wants first.
 *
 * @param terms how to get it
 */
public record LeftOut(String id, String name, Hint.ListTerms terms) {}
