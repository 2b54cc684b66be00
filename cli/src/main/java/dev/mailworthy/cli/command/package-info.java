/** The commands. Each reads its options, calls one facade, and hands the result to a renderer. */
package dev.mailworthy.cli.command;
