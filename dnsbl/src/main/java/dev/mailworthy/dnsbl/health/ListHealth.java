package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.catalogue.code.CodeClass;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a list proved itself in this run, through this resolver, for one kind of target.
 *
 * @param zone the zone's name with any key masked
 * @param why set unless the list is proved
 * @param detail one line for people, or empty
 */
public record ListHealth(
        String id, String name, String zone, TargetKind kind, State state, Optional<Reason> why, String detail) {
    public ListHealth {
        if ((state == State.PROVED) != why.isEmpty()) {
            throw new IllegalArgumentException("a reason belongs to a list that is not proved, and to no other");
        }
        detail = Printable.text(detail);
    }

    /** How much of a list's answers counts. */
    public enum State {
        /** The test entries answered as they must. Every answer of the list counts. */
        PROVED,
        /** The list has no known test entry. An entry against the target counts, and nothing else does. */
        UNPROVED,
        /** The test entries answered wrongly or not at all. No answer of the list counts. */
        UNANSWERED;

        /** The name that JSON uses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the list's answer about a target counts for. A list counts as far as its test entries proved it (RFC 5782
     * section 5); this is the one place with that rule. A list whose test entries failed is judged by them alone: its
     * answer about the target is then not looked at, even if it is an error of its own.
     *
     * @param said the entry of the target; absent when the list has none, unanswered when the answer says neither
     * @return {@code said} if it counts, otherwise unanswered with the reason why the list is not proved
     */
    public Answer<Reading.Entry> judge(Answer<Reading.Entry> said) {
        boolean counts = switch (state) {
            case PROVED -> true;
            case UNPROVED -> said instanceof Answer.Unanswered<Reading.Entry> || isAgainst(said);
            case UNANSWERED -> false;
        };
        return counts ? said : Answer.unanswered(why.orElseThrow(), detail);
    }

    private static boolean isAgainst(Answer<Reading.Entry> said) {
        return said instanceof Answer.Present<Reading.Entry> entry
                && entry.value().weighing() == CodeClass.Weighing.AGAINST;
    }
}
