package dev.mailworthy.core;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A check without an answer, as a report shows it.
 *
 * @param check what was asked, for example {@code PTR of 192.0.2.1}
 * @param why the reason
 * @param detail the circumstances, one line
 * @param howToAnswer what the user can do to get it answered
 * @param leavesOpen the codes of the findings that may stand, for all that is known
 */
public record UnansweredCheck(String check, Reason why, String detail, String howToAnswer, Set<String> leavesOpen) {
    public UnansweredCheck {
        Objects.requireNonNull(why, "why");
        check = Printable.text(check);
        detail = Printable.text(detail);
        howToAnswer = Printable.text(howToAnswer);
        leavesOpen = Set.copyOf(leavesOpen);
    }

    /** A check that no finding is known to depend on. */
    public UnansweredCheck(String check, Reason why, String detail, String howToAnswer) {
        this(check, why, detail, howToAnswer, Set.of());
    }

    /** The same silence, which leaves it open whether these findings stand. */
    public UnansweredCheck leavingOpen(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(leavesOpen);
        for (FindingType type : types) {
            all.add(type.code());
        }
        return new UnansweredCheck(check, why, detail, howToAnswer, all);
    }
}
