/** Two reports compared. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.compare;
