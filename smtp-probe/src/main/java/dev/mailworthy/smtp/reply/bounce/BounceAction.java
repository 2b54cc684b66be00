package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.Labelled;
import java.util.Arrays;
import java.util.Optional;

/** What a server did with a {@link RecipientStatus recipient} (RFC 3464 section 2.3.3). */
public enum BounceAction implements Labelled {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED;

    static Optional<BounceAction> parse(String field) {
        String word = field.strip();
        return Arrays.stream(values())
                .filter(action -> action.label().equalsIgnoreCase(word))
                .findFirst();
    }
}
