/** The screens and documents of the dnsbl commands. */
package dev.mailworthy.cli.render.dnsbl;
