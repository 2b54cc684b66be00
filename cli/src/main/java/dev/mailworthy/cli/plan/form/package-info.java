/** Planned record sets in the forms that name servers and their tools take. */
package dev.mailworthy.cli.plan.form;
