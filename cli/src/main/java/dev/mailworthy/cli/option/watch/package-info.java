/** Options of a watch and of its history. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option.watch;
