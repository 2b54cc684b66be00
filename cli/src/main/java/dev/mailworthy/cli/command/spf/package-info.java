/** The commands about SPF. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command.spf;
