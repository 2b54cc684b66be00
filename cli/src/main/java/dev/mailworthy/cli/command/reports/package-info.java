/** The commands about reports that receivers send. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command.reports;
