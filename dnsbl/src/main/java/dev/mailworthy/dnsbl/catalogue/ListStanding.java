package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.dnsbl.catalogue.code.Weight;
import java.util.Optional;

/**
 * A list's place among the others.
 *
 * @param weight how many receivers use the list
 * @param status whether the list still answers
 * @param subsetOf the id of a list that has all of this one's entries; a target on both lists counts once
 * @param supersededBy the id of the list that has its data now
 */
public record ListStanding(Weight weight, Status status, Optional<String> subsetOf, Optional<String> supersededBy) {}
