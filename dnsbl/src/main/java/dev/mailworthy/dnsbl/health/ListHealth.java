package dev.mailworthy.dnsbl.health;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.Reason;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a list proved itself in this run, through this resolver, for one kind of target.
 *
 * @param zone as it may be shown
 * @param why set unless the list is proved
 * @param detail one line for people, or empty
 */
public record ListHealth(
        String id, String name, String zone, TargetKind kind, State state, Optional<Reason> why, String detail) {
    public ListHealth {
        detail = Printable.text(detail);
    }

    /** How far a list can be believed. */
    public enum State {
        /** Its test entries answered as they must: its silence counts. */
        PROVED,
        /** It has no known test entry: what it lists counts, its silence does not. */
        UNPROVED,
        /** Its test entries answered wrongly or not at all: nothing it says counts. */
        UNANSWERED;

        /** The name that JSON uses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
