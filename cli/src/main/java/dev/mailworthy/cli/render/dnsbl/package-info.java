/** The screens and documents of the dnsbl commands. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.dnsbl;
