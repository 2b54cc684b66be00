package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.json.Members;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads members of a JSON object as fields of a report. A member of the wrong type is unreadable, never an error.
 *
 * @param members of the object
 * @param oddities of the report
 */
record JsonFields(Members members, OddityCount oddities) {

    /** The most items of a list that are kept. */
    static final int MOST = 10_000;

    /** A member, whatever its type. Null counts as absent. */
    private Optional<Object> any(String name) {
        Optional<Object> value = members.value(name);
        if (value.isEmpty() && members.has(name)) {
            oddities.note(OddityKind.NULL_VALUE, name);
        }
        return value;
    }

    ReportField<String> text(String name) {
        return read(name, text -> text).map(Printable::text);
    }

    /** A string that a parser reads. An empty one counts as absent. */
    <T> ReportField<T> read(String name, Function<String, T> parser) {
        Optional<Object> value = any(name);
        if (value.isEmpty()) {
            return ReportField.absent();
        }
        if (!(value.get() instanceof String text)) {
            return unreadable(name, value.get());
        }
        if (text.isEmpty()) {
            oddities.note(OddityKind.EMPTY_FIELD, name);
            return ReportField.absent();
        }
        try {
            return ReportField.present(parser.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return unreadable(name, text);
        }
    }

    <E extends Enum<E>> ReportField<E> word(String name, KnownWords<E> words) {
        ReportField<String> text = read(name, written -> written);
        if (text.value().isPresent()) {
            return words.read(name, text.value().get(), oddities);
        }
        return text instanceof ReportField.Unreadable<String> other
                ? ReportField.unreadable(other.written())
                : ReportField.absent();
    }

    /** A time with an offset (RFC 3339). */
    ReportField<Instant> time(String name) {
        return read(name, text -> OffsetDateTime.parse(text).toInstant());
    }

    /** A whole number from 0 on; also one in a string. */
    ReportField<Long> number(String name) {
        Optional<Object> value = any(name);
        if (value.isEmpty()) {
            return ReportField.absent();
        }
        String written = String.valueOf(value.get());
        return value.get() instanceof Number || value.get() instanceof String
                ? new FieldValues(oddities).number(name, written)
                : unreadable(name, value.get());
    }

    private <T> ReportField<T> unreadable(String name, Object value) {
        oddities.note(OddityKind.UNREADABLE_VALUE, name);
        return ReportField.unreadable(value instanceof Members ? "an object" : String.valueOf(value));
    }

    /** A list of strings. A single string counts as a list of one. */
    List<String> texts(String name) {
        Optional<Object> value = any(name);
        if (value.isPresent() && value.get() instanceof String text) {
            oddities.note(OddityKind.LIST_FORM, name);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : items(name)) {
            if (item instanceof String text) {
                texts.add(Printable.text(text));
            } else {
                oddities.note(OddityKind.UNREADABLE_VALUE, name);
            }
        }
        return texts;
    }

    /** The objects of a list. Other items are passed. */
    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object item : items(name)) {
            if (item instanceof Members object) {
                objects.add(new JsonFields(object, oddities));
            } else {
                oddities.note(OddityKind.UNREADABLE_VALUE, name);
            }
        }
        return objects;
    }

    private List<Object> items(String name) {
        Optional<Object> value = any(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof List)) {
            oddities.note(OddityKind.UNREADABLE_VALUE, name);
            return List.of();
        }
        List<Object> all = members.list(name);
        if (all.size() > MOST) {
            oddities.note(OddityKind.UNREADABLE_VALUE, name + " beyond " + MOST + " items");
        }
        return all.subList(0, Math.min(all.size(), MOST));
    }

    /** An object; empty if the member is missing or of another type. */
    Optional<JsonFields> object(String name) {
        if (members.isObject(name)) {
            return Optional.of(new JsonFields(members.object(name), oddities));
        }
        any(name).ifPresent(other -> oddities.note(OddityKind.UNREADABLE_VALUE, name));
        return Optional.empty();
    }
}
