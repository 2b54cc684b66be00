package dev.mailworthy.smtp.feedback.report;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of a report. A missing field gets no default: a default would look like a statement of the reporter.
 *
 * @param <T> the type of the value
 */
public sealed interface ReportField<T> {

    /**
     * The report has the field, and its value can be read.
     *
     * @param <T> the type of the value
     * @param content is not null
     */
    record Present<T>(T content) implements ReportField<T> {
        public Present {
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * The report does not have the field. The value comes from another place, such as the header of the attached message.
     *
     * @param <T> the type of the value
     * @param content is not null
     * @param from names the other place, for example {@code Received of the attached message}
     */
    record Derived<T>(T content, String from) implements ReportField<T> {
        public Derived {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * The report does not have the field, or the field is empty.
     *
     * @param <T> the type that the value would have
     */
    record Absent<T>() implements ReportField<T> {
        private static final Absent<?> ONLY = new Absent<>();
    }

    /**
     * The report has the field with a value that the field cannot have.
     *
     * @param <T> the type that the value would have
     * @param written the value as it stands in the report, safe to print and at most 512 characters long
     */
    record Unreadable<T>(String written) implements ReportField<T> {
        public Unreadable {
            written = Printable.text(written);
        }
    }

    /**
     * {@return a field with this value}
     *
     * @param <T> the type of the value
     * @param value is not null
     */
    static <T> ReportField<T> present(T value) {
        return new Present<>(value);
    }

    /**
     * {@return a missing field}
     *
     * @param <T> the type that the value would have
     */
    @SuppressWarnings("unchecked") // it holds no value
    static <T> ReportField<T> absent() {
        return (ReportField<T>) Absent.ONLY;
    }

    /**
     * {@return a field with a value that cannot be read}
     *
     * @param <T> the type that the value would have
     * @param written the value as it stands in the report
     */
    static <T> ReportField<T> unreadable(String written) {
        return new Unreadable<>(written);
    }

    /** {@return the value, which the report states or which was derived; empty for a missing or unreadable field} */
    default Optional<T> value() {
        if (this instanceof Present<T> present) {
            return Optional.of(present.content());
        }
        return this instanceof Derived<T> derived ? Optional.of(derived.content()) : Optional.empty();
    }

    /**
     * {@return this field, or the derived value if the report does not have the field}
     *
     * @param other the value from the other place
     * @param from names the other place
     */
    default ReportField<T> orDerived(Optional<T> other, String from) {
        return this instanceof Absent && other.isPresent() ? new Derived<>(other.get(), from) : this;
    }

    /**
     * {@return this field with its value changed}
     *
     * @param <R> the type of the new value
     * @param change gives no null
     */
    default <R> ReportField<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Present<T> present) {
            return new Present<>(change.apply(present.content()));
        }
        if (this instanceof Derived<T> derived) {
            return new Derived<>(change.apply(derived.content()), derived.from());
        }
        return this instanceof Unreadable<T> unreadable ? new Unreadable<>(unreadable.written()) : absent();
    }
}
