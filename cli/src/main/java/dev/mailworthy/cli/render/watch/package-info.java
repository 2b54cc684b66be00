/** Alerts of a watch and the history of a domain as text and as documents. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.render.watch;
