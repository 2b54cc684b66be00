/** The commands that keep looks and show what changed. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command.watch;
