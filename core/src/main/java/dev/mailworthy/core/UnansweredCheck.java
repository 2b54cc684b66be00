package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A check without an answer. It counts neither as a pass nor as a fail, and every {@link Report} shows it.
 *
 * @param area the part of the run that it belongs to
 * @param check the question, for example {@code PTR of 192.0.2.1}
 * @param why the reason, for programs
 * @param detail the circumstances, one line
 * @param hint what the user can do to get an answer
 * @param leavesOpen the codes of the findings that stay open because of it
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

    /**
     * A check that leaves no finding open.
     *
     * @param area the part of the run
     * @param check what was to be checked, in a few words
     * @param why for programs
     * @param detail one line for people
     * @param hint what the user can do
     */
    public UnansweredCheck(CheckArea area, String check, Reason why, String detail, Hint hint) {
        this(area, check, why, detail, hint, Set.of());
    }

    /**
     * Adds findings that this check leaves open.
     *
     * @param types the findings that may stand or not
     * @return this check with these findings too
     */
    public UnansweredCheck leavingOpen(FindingType... types) {
        Set<String> all = new LinkedHashSet<>(leavesOpen);
        for (FindingType type : types) {
            all.add(type.code());
        }
        return new UnansweredCheck(area, check, why, detail, hint, all);
    }
}
