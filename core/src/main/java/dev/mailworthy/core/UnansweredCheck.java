package dev.mailworthy.core;

import java.util.Objects;

/**
 * A check without an answer, as a report shows it.
 *
 * @param check what was asked, for example {@code PTR of 192.0.2.1}
 * @param why the reason
 * @param detail the circumstances, one line
 * @param howToAnswer what the user can do to get it answered
 */
public record UnansweredCheck(String check, Reason why, String detail, String howToAnswer) {
    public UnansweredCheck {
        Objects.requireNonNull(why, "why");
        check = Printable.text(check);
        detail = Printable.text(detail);
        howToAnswer = Printable.text(howToAnswer);
    }
}
