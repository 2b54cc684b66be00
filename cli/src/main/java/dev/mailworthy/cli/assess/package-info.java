/** A check and its parts. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess;
