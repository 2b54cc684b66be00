/** Plans that mend the findings of a check: records to publish, proved on a copy of the zone, and other steps. */
package dev.mailworthy.cli.plan;
