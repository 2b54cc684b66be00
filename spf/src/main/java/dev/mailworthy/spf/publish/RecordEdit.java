package dev.mailworthy.spf.publish;

import dev.mailworthy.spf.record.Span;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.record.Term;
import java.util.Optional;

/** A record with one change. Only a result that follows the grammar is given. */
record RecordEdit(SpfRecord record) {

    Optional<String> without(Term term) {
        return replacing(term.span(), "");
    }

    Optional<String> replacing(Term term, String text) {
        return replacing(term.span(), text);
    }

    /** The whole term that a place lies in is replaced. */
    Optional<String> replacing(Span span, String text) {
        String source = record.source();
        int start = source.lastIndexOf(' ', Math.min(span.start(), source.length() - 1)) + 1;
        int end = source.indexOf(' ', start);
        String changed = source.substring(0, start) + text + (end < 0 ? "" : source.substring(end));
        return proved(changed);
    }

    /** Before any modifier, as is usual. */
    Optional<String> appending(String term) {
        return proved(record.source().strip() + " " + term);
    }

    private static Optional<String> proved(String text) {
        String tidy = text.strip().replaceAll(" +", " ");
        return SpfRecord.parse(tidy) instanceof SpfParse.Valid ? Optional.of(tidy) : Optional.empty();
    }
}
