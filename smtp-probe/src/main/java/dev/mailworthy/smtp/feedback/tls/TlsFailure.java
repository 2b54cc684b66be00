package dev.mailworthy.smtp.feedback.tls;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.feedback.report.ReportField;

/**
 * Failed sessions with an equal cause (RFC 8460 section 4.4). Texts are safe to print.
 *
 * @param type why they failed
 * @param sendingAddress of the reporter's server
 * @param receivingHost the MX name
 * @param receivingHelo the name in the receiver's greeting
 * @param receivingAddress of the receiver's server
 * @param sessions the number of failed sessions
 * @param information more about the failure, often a URI
 * @param reasonCode the error of the reporter's software
 */
public record TlsFailure(
        ReportField<TlsFailureType> type,
        ReportField<IpAddress> sendingAddress,
        ReportField<String> receivingHost,
        ReportField<String> receivingHelo,
        ReportField<IpAddress> receivingAddress,
        ReportField<Long> sessions,
        ReportField<String> information,
        ReportField<String> reasonCode) {}
