package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.Labelled;
import java.util.Arrays;
import java.util.Optional;

/** What a server did with a {@link RecipientStatus recipient} (RFC 3464 section 2.3.3). */
public enum BounceAction implements Labelled {
    /** The message could not be delivered. */
    FAILED,
    /** The message has not been delivered yet; the server tries on. */
    DELAYED,
    /** The message was delivered. */
    DELIVERED,
    /** The message went to a server that sends no such reports. */
    RELAYED,
    /** The message was delivered to the members of a list. */
    EXPANDED;

    static Optional<BounceAction> parse(String field) {
        String word = field.strip();
        return Arrays.stream(values())
                .filter(action -> action.label().equalsIgnoreCase(word))
                .findFirst();
    }
}
