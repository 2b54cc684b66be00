package dev.mailworthy.smtp.delivery.cell;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one piece of a log knows of a message that it does not show from beginning to end: it is still in the queue, or the rest
 * stands in another piece.
 *
 * @param id a number made of the host's name and the queue id
 * @param begun whether this piece shows the arrival
 * @param first the first line, in seconds from 1970
 * @param last the last line
 * @param ended when the message left the queue
 * @param expired when the queue's time for it was over
 * @param recipients those that the piece names
 */
public record OpenMessage(
        long id,
        boolean begun,
        long first,
        long last,
        OptionalLong ended,
        OptionalLong expired,
        List<OpenRecipient> recipients) {

    public OpenMessage {
        recipients = List.copyOf(recipients);
    }
}
