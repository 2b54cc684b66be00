package dev.mailworthy.smtp.feedback.intake;

import dev.mailworthy.smtp.message.MailMessage;
import java.util.Optional;

/**
 * Where a report was found.
 *
 * @param place names of file, message and layers, for people
 * @param mail the innermost mail around the report; empty for a file without a mail
 */
public record Carrier(String place, Optional<MailMessage> mail) {

    /** A layer inside this one. */
    Carrier inside(String layer) {
        return new Carrier(place + ": " + layer, mail);
    }

    /** A mail inside this carrier. */
    Carrier mail(String name, MailMessage inner) {
        return new Carrier(name.isEmpty() ? place : place + ": " + name, Optional.of(inner));
    }
}
