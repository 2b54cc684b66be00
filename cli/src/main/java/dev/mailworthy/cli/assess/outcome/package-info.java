/** What a check comes to: one ruling, the numbered problems, and the headline, as data for every output. */
package dev.mailworthy.cli.assess.outcome;
