package dev.mailworthy.smtp.message;

import dev.mailworthy.core.dns.Dns;
import java.time.Clock;
import java.util.List;

/**
 * Checks a {@link MailMessage} as a receiver would: signatures, form, unsubscription. Its only DNS questions are for
 * keys.
 */
public final class MessageCheck {

    private final Dns dns;
    private final Clock clock;

    private MessageCheck(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** @param clock decides which signatures have expired */
    public static MessageCheck over(Dns dns, Clock clock) {
        return new MessageCheck(dns, clock);
    }

    /** The kind of mail, which decides the requirements. */
    public enum Kind {
        /** From one person to another, or to few. */
        ANY,
        /** To many recipients, who must be able to unsubscribe. */
        BULK
    }

    /** Checks a message. Blocks until the keys have come; the {@link Dns DNS port}'s deadlines bound the time. */
    public MessageReport examine(MailMessage message, Kind kind) {
        List<VerifiedSignature> signatures = new DkimVerifier(dns, clock).verify(message);
        MessageNotes notes = new MessageNotes();
        new SignatureNotes(message, signatures, notes).write();
        MessageForm.examine(message, notes);
        if (kind == Kind.BULK) {
            Unsubscription.examine(message, signatures, notes);
        }
        return new MessageReport(message, signatures, notes.findings, notes.confirmed, notes.unanswered);
    }
}
