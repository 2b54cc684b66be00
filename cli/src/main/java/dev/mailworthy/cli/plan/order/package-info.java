/** The things to do of a plan, numbered in the order of the problems, with the verdict after each of them. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.plan.order;
