/** Looks at domains over time: what changed between them, when a change is told, and where it goes. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.watch;
