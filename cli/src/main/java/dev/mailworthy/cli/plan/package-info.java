/** What to do about a check: records to publish, proved on a copy of the zone, and steps for everybody else. */
package dev.mailworthy.cli.plan;
