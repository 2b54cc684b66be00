package dev.mailworthy.spf.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import java.util.List;

/** A TXT record as SPF reads it. */
public sealed interface SpfParse {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /** Not an SPF record: it does not begin with the version (RFC 7208 section 4.5). */
    record NotSpf() implements SpfParse {}

    /**
     * A record that follows the grammar (RFC 7208 section 12).
     *
     * @param record with all its terms in order
     */
    record Valid(SpfRecord record) implements SpfParse {}

    /**
     * An SPF record that cannot be evaluated.
     *
     * @param record the record; a term that could not be read is {@link Unreadable}
     * @param problems all problems, in the order of the text; never empty
     */
    record Invalid(SpfRecord record, List<SyntaxProblem> problems) implements SpfParse {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
