/**
 * Outbound SMTP from this machine. One connection is an {@link dev.mailworthy.smtp.AttemptOutcome}, all of one target an
 * {@link dev.mailworthy.smtp.EgressPath}, and all of one port, family and source a
 * {@link dev.mailworthy.smtp.PortVerdict}, by a quorum of independent operators and a control that is not mail.
 */
package dev.mailworthy.smtp;
