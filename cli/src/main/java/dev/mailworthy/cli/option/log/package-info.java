/** Options about the log of a mail server. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option.log;
