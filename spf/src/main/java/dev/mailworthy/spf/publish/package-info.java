/**
 * SPF for the publisher of a record: the addresses that it authorises and its cost
 * ({@link dev.mailworthy.spf.publish.SpfSurvey}), the faults of its text ({@link dev.mailworthy.spf.publish.SpfLint}), and the
 * record to publish ({@link dev.mailworthy.spf.publish.SpfRepair}).
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.spf.publish;
