package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.text.TidyText;
import java.util.Optional;

/**
 * The delivery status of one recipient.
 *
 * @param finalRecipient the address, printable; empty if the bounce does not name it
 * @param action the action of the reporting server
 * @param status the {@link EnhancedCode} (RFC 3464 section 2.3.4)
 * @param diagnostic the reply of the server that refused, if the bounce has it
 * @param detail the diagnostic as it stands in the bounce, printable, or empty
 * @param hints the server that refused
 * @param ownWords what the server that tried to deliver reports, or a receiver in a complaint, where there is no reply
 */
public record RecipientStatus(
        String finalRecipient,
        Optional<BounceAction> action,
        Optional<EnhancedCode> status,
        Optional<SmtpReply> diagnostic,
        String detail,
        ReceiverHints hints,
        Optional<SmtpReply> ownWords) {

    public RecipientStatus {
        finalRecipient = Printable.text(finalRecipient);
        detail = Printable.text(TidyText.of(detail));
    }

    /** {@return the reply if there is one, else the own words: their {@link SmtpReply#ending()} tells which} */
    public Optional<SmtpReply> told() {
        return diagnostic.or(() -> ownWords);
    }

    /** This recipient, after the last attempt. */
    RecipientStatus failed() {
        return new RecipientStatus(
                finalRecipient, Optional.of(BounceAction.FAILED), status, diagnostic, detail, hints, ownWords);
    }

    /** This recipient, with words that tell of it instead of those that it has. */
    RecipientStatus with(Optional<SmtpReply> words) {
        return new RecipientStatus(
                finalRecipient,
                action,
                status,
                words.filter(reply -> reply.ending().isReply()),
                detail,
                hints,
                words.filter(reply -> !reply.ending().isReply()));
    }
}
