/** Checks as data for scripts, monitoring systems and spreadsheets: one or more domains, written part by part. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.report.feed;
