package dev.mailworthy.spf.record;

/** One term of a record (RFC 7208 section 4.6.1). */
public sealed interface Term permits Directive, Modifier {

    /** Where it stands in the record's text. */
    Span span();

    /** The term as published. */
    String text();
}
