/** Planned record sets in the forms that name servers and their tools take. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.plan.form;
