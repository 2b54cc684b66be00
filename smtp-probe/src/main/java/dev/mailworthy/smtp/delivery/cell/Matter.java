package dev.mailworthy.smtp.delivery.cell;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.smtp.reply.rule.Blame;

/** Whose matter a refusal is. */
public enum Matter implements Labelled {
    /** The sender's address, names, authentication, reputation or volume. */
    YOU,
    /** The content or the form of the message. */
    MESSAGE,
    /** The recipient's mailbox or address. */
    RECIPIENT,
    /** The receiver's servers or their policy. */
    RECEIVER,
    /** The network between the two servers, or the DNS. */
    PATH,
    /** The reply does not tell. */
    UNKNOWN;

    /**
     * {@return the side of a cause of the reply catalogue}
     *
     * @param blame of the reply's rule
     */
    public static Matter of(Blame blame) {
        return switch (blame) {
            case SENDER_NETWORK, SENDER_DNS, SENDER_CONFIG, SENDER_AUTH, SENDER_DOMAIN, SENDER_BEHAVIOUR -> YOU;
            case CONTENT -> MESSAGE;
            case RECIPIENT -> RECIPIENT;
            case RECEIVER, RECEIVER_POLICY -> RECEIVER;
            case EITHER, EXPECTED, UNKNOWN -> UNKNOWN;
        };
    }
}
