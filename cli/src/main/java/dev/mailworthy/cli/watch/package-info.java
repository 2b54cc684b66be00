/** Looks at domains over time: which changes they show, when the watch tells one, and to whom. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.watch;
