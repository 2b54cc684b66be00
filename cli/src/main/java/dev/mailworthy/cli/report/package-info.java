/** The files that a check writes. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.report;
