/**
 * The reputation estimate: how much mail from a sender is wanted. It adds the log-odds of evidence by lineages, and always
 * comes with its interval and with the share of the evidence that was answered.
 */
package dev.mailworthy.core.score;
