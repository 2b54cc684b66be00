/**
 * The lists as data: their zones, the meanings of their answers, their test entries, who may query them and how often, and how
 * to get off them. Lists that ended are here too, because their "not listed" proves nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.dnsbl.catalogue;
