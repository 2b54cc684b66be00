/**
 * What every run of a command has: the {@link dev.mailworthy.cli.run.Session}, the world it works on, output, progress and Ctrl-C.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.run;
