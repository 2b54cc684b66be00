/** The codes that a screen or a document shows, each with its meaning and what to do. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.explain;
