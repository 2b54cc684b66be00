package dev.mailworthy.core;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The outcome of one question. {@link Unanswered} counts neither as a pass nor as a fail and is always shown.
 *
 * @param <T> what was found when the answer is {@link Present}
 */
public sealed interface Answer<T> {

    /** The thing asked for exists. */
    record Present<T>(T value) implements Answer<T> {
        public Present {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The source answered, and says that the thing does not exist. */
    record Absent<T>() implements Answer<T> {}

    /**
     * Nobody knows. The reason is for programs, the detail for people.
     *
     * @param detail one line, safe to print: no control characters
     */
    record Unanswered<T>(Reason reason, String detail) implements Answer<T> {
        public Unanswered {
            Objects.requireNonNull(reason, "reason");
            detail = Printable.text(detail);
        }
    }

    /** The question makes no sense here, for example a check of IPv6 on a host without it. */
    record NotApplicable<T>(String detail) implements Answer<T> {
        public NotApplicable {
            detail = Printable.text(detail);
        }
    }

    static <T> Answer<T> present(T value) {
        return new Present<>(value);
    }

    static <T> Answer<T> absent() {
        return new Absent<>();
    }

    static <T> Answer<T> unanswered(Reason reason, String detail) {
        return new Unanswered<>(reason, detail);
    }

    static <T> Answer<T> notApplicable(String detail) {
        return new NotApplicable<>(detail);
    }

    /** The same outcome about another value: only {@link Present} is changed. */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return fold(
                value -> present(change.apply(value)),
                Answer::absent,
                unanswered -> unanswered(unanswered.reason(), unanswered.detail()),
                notApplicable -> notApplicable(notApplicable.detail()));
    }

    /** One result for each of the outcomes; there is no default, so that none is forgotten. */
    default <R> R fold(
            Function<? super T, ? extends R> present,
            Supplier<? extends R> absent,
            Function<Unanswered<T>, ? extends R> unanswered,
            Function<NotApplicable<T>, ? extends R> notApplicable) {
        if (this instanceof Present<T> found) {
            return present.apply(found.value());
        }
        if (this instanceof Unanswered<T> silent) {
            return unanswered.apply(silent);
        }
        if (this instanceof NotApplicable<T> beside) {
            return notApplicable.apply(beside);
        }
        return absent.get();
    }
}
