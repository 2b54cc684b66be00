/** The commands about SPF. */
package dev.mailworthy.cli.command.spf;
