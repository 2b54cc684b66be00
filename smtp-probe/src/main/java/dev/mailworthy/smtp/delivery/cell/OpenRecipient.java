package dev.mailworthy.smtp.delivery.cell;

/**
 * The last known state of a recipient.
 *
 * @param id a number made of the address and the key of the reader; the address itself is not kept
 * @param second the last attempt, in seconds from 1970
 * @param state the cell of that attempt
 */
public record OpenRecipient(long id, long second, CellKey state, boolean deferredOnce, boolean heldOnce) {

    /** Both parts of what is known of one recipient. Of two attempts in one second a final one is the later. */
    OpenRecipient and(OpenRecipient other) {
        boolean isLater = other.second > second
                || other.second == second
                        && (other.state.outcome().isFinal() || !state.outcome().isFinal());
        OpenRecipient last = isLater ? other : this;
        return new OpenRecipient(
                id, last.second, last.state, deferredOnce || other.deferredOnce, heldOnce || other.heldOnce);
    }
}
