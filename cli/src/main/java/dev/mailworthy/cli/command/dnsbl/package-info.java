/** The commands about blocklists and allow lists. */
package dev.mailworthy.cli.command.dnsbl;
