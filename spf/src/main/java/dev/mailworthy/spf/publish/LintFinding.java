package dev.mailworthy.spf.publish;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.NearMiss;
import dev.mailworthy.spf.record.Span;
import java.util.Optional;

/**
 * A fault in a record's text.
 *
 * @param type its code is stable
 * @param span the faulty part
 * @param message one sentence with the particulars
 * @param section the source, for example {@code RFC 7208 section 5.1}
 * @param fix the record that {@link SpfRepair#ofText} offers, if that does not have this fault; the findings of a record share
 *     one text
 */
public record LintFinding(SpfFinding type, Span span, String message, String section, Optional<String> fix) {
    public LintFinding {
        message = Printable.text(message);
    }

    /**
     * That a text as it stands is no SPF record. The place is the whole record that it means.
     *
     * @param text the text with what was probably meant
     * @return a finding of {@link SpfFinding#SPF_UNREAD}
     */
    public static LintFinding unread(NearMiss text) {
        return new LintFinding(
                SpfFinding.SPF_UNREAD,
                new Span(0, text.mended().length()),
                "the text as it stands is no SPF record: it " + text.problem() + "; this is what it means",
                "RFC 7208 section 4.5",
                Optional.of(text.mended()));
    }

    /** This finding with the repaired record. */
    LintFinding fixedBy(String record) {
        return new LintFinding(type, span, message, section, Optional.of(record));
    }
}
