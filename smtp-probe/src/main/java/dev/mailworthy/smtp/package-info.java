/**
 * Outbound SMTP from this machine. One connection ends with an {@link dev.mailworthy.smtp.path.AttemptOutcome}. All connections to
 * one target are an {@link dev.mailworthy.smtp.path.EgressPath}. All paths of one
 * {@link dev.mailworthy.smtp.path.OutgoingPort} come to a {@link dev.mailworthy.smtp.PortVerdict}, by a quorum of independent
 * operators and a control that is not mail.
 */
@org.jspecify.annotations.NullMarked
package dev.mailworthy.smtp;
