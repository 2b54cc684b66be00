/** What the store knows of a domain over time, as data. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.history;
