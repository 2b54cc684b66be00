package dev.mailworthy.smtp.delivery.cell;

import dev.mailworthy.core.Labelled;
import dev.mailworthy.smtp.reply.rule.Blame;

/** Whose matter a refusal is. */
public enum Matter implements Labelled {
    /** The sender's address, names, authentication, reputation or volume. */
    YOU,
    MESSAGE,
    RECIPIENT,
    RECEIVER,
    /** The network between the two servers, or the DNS. */
    PATH,
    UNKNOWN;

    /** The side of a cause of the reply catalogue. */
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
