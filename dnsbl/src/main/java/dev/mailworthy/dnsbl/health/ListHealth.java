package dev.mailworthy.dnsbl.health;

import com.fasterxml.jackson.annotation.JsonValue;
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
 * @param id of the list in the catalogue
 * @param name for people
 * @param zone the zone's name with any key masked
 * @param kind of the targets
 * @param state what the test entries showed
 * @param why the reason; set unless the list is proved
 * @param detail one line for people, or empty
 */
public record ListHealth(
        String id, String name, String zone, TargetKind kind, State state, Optional<Reason> why, String detail) {
    /** @throws IllegalArgumentException unless exactly an unproved list has a reason */
    public ListHealth {
        if ((state == State.PROVED) != why.isEmpty()) {
            throw new IllegalArgumentException("an unproved list needs a reason; a proved list must have none");
        }
        detail = Printable.text(detail);
    }

    /** Which answers of a list count. */
    public enum State {
        /** The test entries have the right answers. Every answer of the list counts. */
        PROVED,
        /** The list has no known test entry. A listing counts; no other answer does. */
        UNPROVED,
        /** The test entries have wrong answers or none. No answer of the list counts. */
        UNANSWERED;

        /** {@return the name that JSON uses} */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Decides whether the list's answer about a target counts. A list counts as far as its test entries proved it (RFC 5782
     * section 5); no other place has this rule. If the test entries failed, the answer about the target is ignored, even if it
     * is an error of its own.
     *
     * @param said the entry of the target; absent if the list has none, unanswered if the answer shows neither
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
