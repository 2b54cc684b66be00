package dev.mailworthy.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The outcome of one question to one source. An {@link Unanswered} question is neither a pass nor a fail, and every output
 * shows it with its {@link Reason}. What the outcome means for mail is a {@link Fact}.
 *
 * @param <T> what the source has when the answer is {@link Present}
 */
public sealed interface Answer<T> {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * The source has what the question asks for.
     *
     * @param <T> what the source has
     * @param value is not null
     */
    record Present<T>(T value) implements Answer<T> {
        public Present {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The source answered that it does not have it. This is a proof, for example NXDOMAIN (RFC 8020).
     *
     * @param <T> what the source would have
     */
    record Absent<T>() implements Answer<T> {}

    /**
     * No usable answer came. The reason is for programs, the detail for people.
     *
     * @param <T> what the source would have
     * @param reason for programs
     * @param detail one line without control characters
     */
    record Unanswered<T>(Reason reason, String detail) implements Answer<T> {
        public Unanswered {
            Objects.requireNonNull(reason, "reason");
            detail = Printable.text(detail);
        }
    }

    /**
     * The question makes no sense here, for example a check of IPv6 on a host without IPv6.
     *
     * @param <T> what the source would have
     * @param detail one line without control characters
     */
    record NotApplicable<T>(String detail) implements Answer<T> {
        public NotApplicable {
            detail = Printable.text(detail);
        }
    }

    /**
     * {@return the source has this value}
     *
     * @param <T> what the source has
     * @param value is not null
     */
    static <T> Answer<T> present(T value) {
        return new Present<>(value);
    }

    /**
     * {@return the source answered that it does not have it}
     *
     * @param <T> what the source would have
     */
    static <T> Answer<T> absent() {
        return new Absent<>();
    }

    /**
     * {@return no usable answer came} The detail is one line for people.
     *
     * @param <T> what the source would have
     * @param reason for programs
     * @param detail one line; control characters are taken out
     */
    static <T> Answer<T> unanswered(Reason reason, String detail) {
        return new Unanswered<>(reason, detail);
    }

    /**
     * {@return the question makes no sense here} The detail is one line for people.
     *
     * @param <T> what the source would have
     * @param detail one line; control characters are taken out
     */
    static <T> Answer<T> notApplicable(String detail) {
        return new NotApplicable<>(detail);
    }

    /**
     * Changes the value of a {@link Present} answer. Every other answer stays as it is.
     *
     * @param <R> the type of the new value
     * @param change is called for a {@link Present} answer alone, and gives no null
     * @return an answer of the same kind
     */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return fold(
                value -> present(change.apply(value)),
                Answer::absent,
                unanswered -> unanswered(unanswered.reason(), unanswered.detail()),
                notApplicable -> notApplicable(notApplicable.detail()));
    }

    /**
     * Calls the function of the outcome. There is no default, so that the compiler finds a forgotten outcome.
     *
     * @param <R> what all functions give
     * @param present is given the value
     * @param absent is called without an argument
     * @param unanswered is given the answer with its reason
     * @param notApplicable is given the answer with its detail
     * @return what the one function gave that was called
     */
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
