/**
 * The reputation estimate: how likely mail from a sender is wanted. It adds the log-odds of evidence, and always has an interval
 * and a coverage. Also {@link dev.mailworthy.core.score.Outlook}, which brings receivers' verdicts and the estimate together.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.core.score;
