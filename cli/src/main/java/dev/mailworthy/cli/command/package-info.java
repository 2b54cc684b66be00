/** The commands. Each reads its options, calls one facade, and hands the result to a renderer. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.command;
