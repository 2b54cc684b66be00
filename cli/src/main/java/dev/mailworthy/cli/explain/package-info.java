/** The codes that a screen or a document shows, each with its meaning and what to do. */
package dev.mailworthy.cli.explain;
