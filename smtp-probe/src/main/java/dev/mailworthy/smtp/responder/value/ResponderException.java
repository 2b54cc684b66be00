package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.text.Printable;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Thrown if a key or a port cannot be used. */
public final class ResponderException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One problem.
     *
     * @param text one line that says what is wrong
     * @param hint what the user can do about it, if known
     */
    public record Problem(String text, Optional<Hint> hint) {
        public Problem {
            text = Printable.text(text);
        }

        /**
         * {@return a problem about which there is no hint}
         *
         * @param text one line
         */
        public static Problem of(String text) {
            return new Problem(text, Optional.empty());
        }

        /**
         * {@return a problem with a hint}
         *
         * @param text one line
         * @param hint what the user can do
         */
        public static Problem of(String text, Hint hint) {
            return new Problem(text, Optional.of(hint));
        }
    }

    /**
     * Several problems at once.
     *
     * @param problems at least one
     */
    public ResponderException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * One problem.
     *
     * @param problem one line
     */
    public ResponderException(String problem) {
        this(List.of(Problem.of(problem)));
    }

    /**
     * One problem with a hint.
     *
     * @param problem one line
     * @param hint what the user can do
     */
    public ResponderException(String problem, Hint hint) {
        this(List.of(Problem.of(problem, hint)));
    }

    /** {@return the problems; at least one} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * {@return these problems with the name of their file}
     *
     * @param file the name to put in front of each problem
     */
    public ResponderException of(String file) {
        return new ResponderException(problems.stream()
                .map(problem -> new Problem(file + ": " + problem.text(), problem.hint()))
                .toList());
    }
}
