/**
 * The vocabulary of all modules. A question ends in an {@link dev.mailworthy.core.Answer}. A check ends in a
 * {@link dev.mailworthy.core.Finding}, whose {@link dev.mailworthy.core.Remedy} says who does what, or as
 * {@link dev.mailworthy.core.Confirmed}, or as an {@link dev.mailworthy.core.UnansweredCheck}. By finding code these are
 * {@link dev.mailworthy.core.Fact facts}: the finding stands, is ruled out or is open. No boolean stands for the result of a
 * check.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core;
