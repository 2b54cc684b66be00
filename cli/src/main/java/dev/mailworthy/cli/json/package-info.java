/** JSON: the one writer of the command line. {@link dev.mailworthy.core.json} has the reader. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.json;
