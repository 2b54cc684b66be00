package dev.mailworthy.core;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A check without an answer, as a report shows it. It counts neither as a pass nor as a fail.
 *
 * @param area the part of the run that asked
 * @param check what was asked, for example {@code PTR of 192.0.2.1}
 * @param why the reason
 * @param detail the circumstances, one line
 * @param hint what the user can do to get it answered
 * @param leavesOpen the codes of the findings that may stand, for all that is known
 */
public record UnansweredCheck(
        CheckArea area, String check, Reason why, String detail, Hint hint, Set<String> leavesOpen) {
    public UnansweredCheck {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(hint, "hint");
        check = Printable.text(check);
        detail = Printable.text(detail);
        leavesOpen = Set.copyOf(leavesOpen);
    }

    /** A check that no finding is known to depend on. */
    public UnansweredCheck(CheckArea area, String check, Reason why, String detail, Hint hint) {
        this(area, check, why, detail, hint, Set.of());
    }

    /** This check, which leaves it open whether these findings stand. */
    public UnansweredCheck leavingOpen(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(leavesOpen);
        for (FindingType type : types) {
            all.add(type.code());
        }
        return new UnansweredCheck(area, check, why, detail, hint, all);
    }
}
