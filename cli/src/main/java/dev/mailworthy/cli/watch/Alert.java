package dev.mailworthy.cli.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The changes that one look confirmed.
 *
 * @param domain empty for a change of this machine's own network
 * @param at the time of the look
 * @param verdict the label of the verdict of the look
 * @param also what else changed since the first of the changes
 */
public record Alert(Optional<String> domain, Instant at, String verdict, List<Change> changes, List<AlsoChanged> also) {

    public Alert {
        changes = List.copyOf(changes);
        also = List.copyOf(also);
    }

    /** The same for the same look, so that a receiver can tell a repetition. */
    public String id() {
        return domain.orElse("own-network") + "-" + at.toEpochMilli();
    }
}
