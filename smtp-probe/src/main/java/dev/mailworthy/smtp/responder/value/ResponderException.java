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

        public static Problem of(String text) {
            return new Problem(text, Optional.empty());
        }

        public static Problem of(String text, Hint hint) {
            return new Problem(text, Optional.of(hint));
        }
    }

    public ResponderException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public ResponderException(String problem) {
        this(List.of(Problem.of(problem)));
    }

    public ResponderException(String problem, Hint hint) {
        this(List.of(Problem.of(problem, hint)));
    }

    /** The problems; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** These problems with the name of their file. */
    public ResponderException of(String file) {
        return new ResponderException(problems.stream()
                .map(problem -> new Problem(file + ": " + problem.text(), problem.hint()))
                .toList());
    }
}
