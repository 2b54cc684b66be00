package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.text.AsciiCase;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The words of an enumerated field.
 *
 * @param known each word in small letters
 * @param old words of older drafts that mean one of them
 */
record KnownWords<E extends Enum<E>>(Map<String, E> known, Map<String, E> old) {

    KnownWords {
        known = Map.copyOf(known);
        old = Map.copyOf(old);
    }

    /** The names of the constants, in small letters, with this between their words. */
    static <E extends Enum<E>> KnownWords<E> of(Class<E> type, char separator, Map<String, E> old) {
        Map<String, E> known = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            known.put(constant.name().toLowerCase(Locale.ROOT).replace('_', separator), constant);
        }
        return new KnownWords<>(known, old);
    }

    static <E extends Enum<E>> KnownWords<E> of(Class<E> type) {
        return of(type, '_', Map.of());
    }

    /** Reads a word that is not empty. */
    ReportField<E> read(String place, String written, OddityCount oddities) {
        E exact = known.get(written);
        if (exact != null) {
            return ReportField.present(exact);
        }
        String lower = AsciiCase.lower(written);
        E found = known.get(lower);
        if (found != null) {
            oddities.note(OddityKind.LETTER_CASE, place);
            return ReportField.present(found);
        }
        E older = old.get(lower);
        if (older != null) {
            oddities.note(OddityKind.OLD_WORD, place);
            return ReportField.present(older);
        }
        oddities.note(OddityKind.UNREADABLE_VALUE, place);
        return ReportField.unreadable(written);
    }
}
