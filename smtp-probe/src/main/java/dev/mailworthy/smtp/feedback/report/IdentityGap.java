package dev.mailworthy.smtp.feedback.report;

/** Why the sender of a report is not proved. */
public enum IdentityGap {
    /** The report is a file without a mail around it. */
    NO_MAIL,
    /** No DNS was given, so that no signature could be verified. */
    NO_DNS,
    /** The DNS did not answer a question that the proof needs. */
    DNS_UNANSWERED,
    /** The mail has no DKIM signature. */
    NOT_SIGNED,
    /** No DKIM signature of the mail is valid. */
    SIGNATURE_INVALID,
    /** The signature covers only a part of the body ({@code l=}), so that a forger can append to it. */
    BODY_IN_PART,
    /** The mail has no From, or more than one address in From (RFC 5322 section 3.6.2). */
    FROM_UNCLEAR,
    /** The signature is of a domain that does not align with From. */
    NOT_ALIGNED,
    /** The domain in From has no DMARC record, so that DMARC cannot pass. */
    NO_DMARC_RECORD,
    /** The key of the signature is not for the service {@code tlsrpt} (RFC 8460 section 3), or that is not known. */
    OTHER_SERVICE,
    /** The mail proves one domain, and the report names an address of another domain as the reporter. */
    OTHER_REPORTER,
    /** The mail went to a domain that does not accept reports about the policy domain (RFC 9990 section 4). */
    DESTINATION_REFUSED
}
