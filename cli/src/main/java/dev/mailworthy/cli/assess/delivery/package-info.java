/** The mail server's log as evidence of a check: findings, statements of receivers, and what a log leaves open. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.assess.delivery;
