/** The tree of commands. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.run.tree;
