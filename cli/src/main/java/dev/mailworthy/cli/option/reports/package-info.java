/** Options about reports that receivers send. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option.reports;
