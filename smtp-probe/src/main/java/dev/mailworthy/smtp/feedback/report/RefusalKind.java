package dev.mailworthy.smtp.feedback.report;

/** Why a source, a message or a report was not read. */
public enum RefusalKind {
    /** It cannot be opened or read. */
    NOT_READABLE,
    /** It holds no report. */
    NO_REPORT,
    /** It begins as a report, and its content is broken: XML, JSON, an archive or a message. */
    BROKEN,
    /** It has a document type declaration, which no report has. */
    DOCUMENT_TYPE,
    /** It exceeds a limit of size, ratio, depth or number. */
    OVER_LIMIT,
    /** The report does not name the domain that it is about. */
    NO_DOMAIN,
    /** The report does not name its period, or ends before it begins. */
    NO_PERIOD,
    /** The period lies in the future. */
    IN_FUTURE,
    /** The report is about a domain that was not asked for. */
    OTHER_DOMAIN
}
