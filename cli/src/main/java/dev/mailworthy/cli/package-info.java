/** The entry of the command line. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli;
