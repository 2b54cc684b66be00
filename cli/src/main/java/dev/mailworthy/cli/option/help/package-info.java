/** The groups of options in a long help, and the names that a shell completes. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option.help;
