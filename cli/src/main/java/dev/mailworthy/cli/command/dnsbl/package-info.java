/** The commands about blocklists and allow lists. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command.dnsbl;
