package dev.mailworthy.smtp.delivery.cell;

/**
 * The last known state of a recipient.
 *
 * @param id a number made of the address and the key of the reader; the address itself is not kept
 * @param second the last attempt, in seconds from 1970
 * @param state the cell of that attempt
 * @param deferredOnce whether a receiver or the path deferred the message at least once
 * @param heldOnce whether the queue held the message back at least once
 */
public record OpenRecipient(long id, long second, CellKey state, boolean deferredOnce, boolean heldOnce) {}
