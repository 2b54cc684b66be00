package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyLines;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;

/**
 * What became of one recipient.
 *
 * @param finalRecipient the address, printable, or empty when the bounce does not say it
 * @param action what the reporting server did
 * @param status the status code (RFC 3464 section 2.3.4)
 * @param diagnostic the reply of the server that refused, if the bounce has it
 * @param detail the diagnostic as it stands in the bounce, printable, or empty
 * @param hints the server that refused
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
