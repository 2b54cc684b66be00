package dev.mailworthy.smtp.feedback.aggregate;

/** What became of an aggregate report after its last record. */
public enum ReportFate {
    /** It counts. */
    COUNTED,
    /** It counts apart, because nothing proves who sent it. */
    UNAUTHENTICATED,
    /** It was read before, and does not count. */
    DUPLICATE,
    /** It cannot be read to its end, or must not be believed, and does not count. */
    REFUSED,
    /** Its XML is not well-formed. It begins again, with repairs; the records so far do not count. */
    READ_AGAIN
}
