package dev.mailworthy.spf.record;

/** One term of a {@link SpfRecord record} (RFC 7208 section 4.6.1). */
public sealed interface Term permits Directive, Modifier, Unreadable {

    /** The place of the term in the record's text. */
    Span span();

    /** The text of the whole record. */
    String source();

    /** The term as published. */
    default String text() {
        return source().substring(span().start(), span().end());
    }
}
