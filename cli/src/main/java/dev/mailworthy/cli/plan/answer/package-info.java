/** What the user answers to a question of the plan. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.plan.answer;
