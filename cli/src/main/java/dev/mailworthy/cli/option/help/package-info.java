/** The groups of options in a long help, and the names that a shell completes. */
package dev.mailworthy.cli.option.help;
