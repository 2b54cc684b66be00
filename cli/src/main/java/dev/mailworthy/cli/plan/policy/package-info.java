/** Whether a stricter DMARC policy or SPF record loses mail that was reported, and the records that save it. */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.cli.plan.policy;
