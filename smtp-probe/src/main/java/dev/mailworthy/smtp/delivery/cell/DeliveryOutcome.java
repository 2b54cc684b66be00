package dev.mailworthy.smtp.delivery.cell;

import dev.mailworthy.core.Labelled;

/** How an attempt to deliver ended, or the last state of a recipient. */
public enum DeliveryOutcome implements Labelled {
    /** The other side took the mail (RFC 5321 section 4.2.1, 2yz). */
    ACCEPTED,
    /** A temporary refusal (4yz), or a conversation that broke off. */
    DEFERRED,
    /** A permanent refusal (5yz). The mail goes back to its sender. */
    REFUSED,
    /** The queue's time was over before any server took the mail. */
    EXPIRED,
    /** The queue waited because of an earlier failure. It asked no server, so that it is no news about the receiver. */
    HELD,
    /** No conversation came about: no connection, no address of the server, or no TLS. */
    PATH;

    /** {@return whether the queue does not try again} */
    public boolean isFinal() {
        return this == ACCEPTED || this == REFUSED || this == EXPIRED;
    }
}
