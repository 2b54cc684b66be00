/** The things to do of a plan, numbered in the order of the problems, with the verdict after each of them. */
package dev.mailworthy.cli.plan.order;
