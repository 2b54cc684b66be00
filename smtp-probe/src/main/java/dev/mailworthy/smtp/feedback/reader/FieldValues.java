package dev.mailworthy.smtp.feedback.reader;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.feedback.report.OddityKind;
import dev.mailworthy.smtp.feedback.report.ReportField;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads values that stand as text. An empty text is an absent value. Remembers names and addresses, which repeat. */
final class FieldValues {

    /** The most names, and the most addresses, that are remembered. */
    private static final int REMEMBERED = 1024;

    /** A million records of so many digits do not overflow a sum. */
    private static final int MOST_DIGITS = 12;
    /** 9999-12-31. */
    private static final long LATEST = 253_402_300_799L;

    private final OddityCount oddities;
    private final Map<String, ReportField<DomainName>> domains = new HashMap<>();
    private final Map<String, ReportField<IpAddress>> addresses = new HashMap<>();

    FieldValues(OddityCount oddities) {
        this.oddities = oddities;
    }

    ReportField<String> text(String place, String written) {
        return isEmpty(place, written) ? ReportField.absent() : ReportField.present(Printable.text(written));
    }

    <E extends Enum<E>> ReportField<E> word(String place, String written, KnownWords<E> words) {
        return isEmpty(place, written) ? ReportField.absent() : words.read(place, written, oddities);
    }

    ReportField<DomainName> domain(String place, String written) {
        return isEmpty(place, written)
                ? ReportField.absent()
                : noted(place, remembered(domains, written, DomainName::parse));
    }

    ReportField<IpAddress> address(String place, String written) {
        return isEmpty(place, written)
                ? ReportField.absent()
                : noted(place, remembered(addresses, written, IpAddress::parse));
    }

    private <T> ReportField<T> noted(String place, ReportField<T> field) {
        if (field instanceof ReportField.Unreadable) {
            oddities.note(OddityKind.UNREADABLE_VALUE, place);
        }
        return field;
    }

    private static <T> ReportField<T> remembered(
            Map<String, ReportField<T>> known, String written, Function<String, T> parser) {
        ReportField<T> before = known.get(written);
        if (before != null) {
            return before;
        }
        ReportField<T> field;
        try {
            field = ReportField.present(parser.apply(written));
        } catch (IllegalArgumentException e) {
            field = ReportField.unreadable(written);
        }
        if (known.size() == REMEMBERED) {
            known.clear();
        }
        known.put(written, field);
        return field;
    }

    /** A whole number from 0 on. */
    ReportField<Long> number(String place, String written) {
        if (isEmpty(place, written)) {
            return ReportField.absent();
        }
        long number = digits(written, 0, written.length());
        if (number < 0) {
            oddities.note(OddityKind.UNREADABLE_VALUE, place);
            return ReportField.unreadable(written);
        }
        return ReportField.present(number);
    }

    /** Seconds from 1970. A fraction is dropped. */
    ReportField<Instant> seconds(String place, String written) {
        if (isEmpty(place, written)) {
            return ReportField.absent();
        }
        int point = written.indexOf('.');
        int end = point < 0 ? written.length() : point;
        long number = digits(written, 0, end);
        boolean isFraction = point < 0 || digits(written, point + 1, written.length()) >= 0;
        if (number < 0 || number > LATEST || !isFraction) {
            oddities.note(OddityKind.UNREADABLE_VALUE, place);
            return ReportField.unreadable(written);
        }
        if (point >= 0) {
            oddities.note(OddityKind.DECIMAL_TIME, place);
        }
        return ReportField.present(Instant.ofEpochSecond(number));
    }

    /** The number in a part of a text, or -1 if there is none. */
    private static long digits(String text, int from, int to) {
        if (to <= from || to - from > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private boolean isEmpty(String place, String written) {
        if (written.isEmpty()) {
            oddities.note(OddityKind.EMPTY_FIELD, place);
            return true;
        }
        return false;
    }
}
