/** How commands read the log of a mail server: once, with what was known before, or on and on. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command.log;
