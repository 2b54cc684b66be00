/** What a check comes to: one ruling, the numbered problems, and the headline, as data for every output. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.outcome;
