package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.core.Printable;
import java.util.List;

/** A key or a port cannot be used. Each problem is one line for the user. */
public final class ResponderException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Serializable as every exception's members must be. */
    private final java.util.ArrayList<String> problems;

    public ResponderException(List<String> problems) {
        super(Printable.text(String.join("; ", problems)));
        this.problems =
                new java.util.ArrayList<>(problems.stream().map(Printable::text).toList());
    }

    public ResponderException(String problem) {
        this(List.of(problem));
    }

    /** One line for each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
