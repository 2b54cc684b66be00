/** Groups of options that commands share, each with the values that it gives. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.option;
