package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.text.Printable;
import java.util.Optional;

/**
 * Why a {@link Sweep sweep} cannot begin, or why it ended early.
 *
 * @param message one line, without a full stop
 * @param hint what the user can do, if there is more to say
 */
public record SweepProblem(String message, Optional<Hint> hint) {
    public SweepProblem {
        message = Printable.text(message);
    }

    static SweepProblem of(String message) {
        return new SweepProblem(message, Optional.empty());
    }
}
