package dev.mailworthy.spf.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;

/** One term of a {@link SpfRecord record} (RFC 7208 section 4.6.1). */
public sealed interface Term permits Directive, Modifier, Unreadable {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** {@return the place of the term in the record's text} */
    Span span();

    /** {@return the text of the whole record} */
    String source();

    /** {@return the term as published} */
    default String text() {
        return source().substring(span().start(), span().end());
    }
}
