package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyLines;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;

/**
 * The delivery status of one recipient.
 *
 * @param finalRecipient the address, printable; empty if the bounce does not name it
 * @param action the action of the reporting server
 * @param status the {@link EnhancedCode} (RFC 3464 section 2.3.4)
 * @param diagnostic the reply of the server that refused, if the bounce has it
 * @param detail the diagnostic text of the bounce, printable, or empty
 * @param hints about the server that refused
 */
public record RecipientStatus(
        String finalRecipient,
        Optional<BounceAction> action,
        Optional<EnhancedCode> status,
        Optional<SmtpReply> diagnostic,
        String detail,
        ReceiverHints hints) {

    public RecipientStatus {
        finalRecipient = Printable.text(finalRecipient);
        detail = Printable.text(ReplyLines.tidy(detail));
    }
}
