/** Plans that mend the findings of a check: records to publish, proved on a copy of the zone, and other steps. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.plan;
