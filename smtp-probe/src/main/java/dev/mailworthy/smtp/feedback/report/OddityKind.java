package dev.mailworthy.smtp.feedback.report;

/** What is unusual about a report that can be read nevertheless. */
public enum OddityKind {
    /** The XML is not well-formed: a bare {@code <} or {@code &}, or an unclosed {@code xs:schema}. It was read after a repair. */
    REPAIRED_XML,
    /** LayerOctets that are not UTF-8. Each became U+FFFD. */
    BAD_OCTETS,
    /** An XML namespace other than none and {@code urn:ietf:params:xml:ns:dmarc-2.0} (RFC 9990 section 3.1). */
    OTHER_NAMESPACE,
    /** An element or member that the format does not have. It was skipped. */
    UNKNOWN_ELEMENT,
    /** An element that is empty. It counts as absent. */
    EMPTY_FIELD,
    /** An element that may stand once stands again. The first one counts. */
    REPEATED_FIELD,
    /** A word in capital letters, or mixed. */
    LETTER_CASE,
    /** A word of an older draft, such as {@code hardfail} for {@code fail}. */
    OLD_WORD,
    /** An element under an older name, such as {@code identities} for {@code identifiers}. */
    OLD_ELEMENT,
    /** A value that the field cannot have. The field is unreadable. */
    UNREADABLE_VALUE,
    /** A time with a fraction of a second. The fraction was dropped. */
    DECIMAL_TIME,
    /** A period of more than 26 hours. */
    LONG_PERIOD,
    /** A record without a count. It was not counted. */
    RECORD_WITHOUT_COUNT,
    /** A value that is null. It counts as absent. */
    NULL_VALUE,
    /** A list that stands as one string, or a string that stands as a list. */
    LIST_FORM,
    /** Failure details whose sessions add up to more than the total of failures (RFC 8460 section 4.4). */
    DETAILS_EXCEED_TOTAL
}
