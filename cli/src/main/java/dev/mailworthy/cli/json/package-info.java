/** JSON: the one writer and the one reader of the command line. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.json;
