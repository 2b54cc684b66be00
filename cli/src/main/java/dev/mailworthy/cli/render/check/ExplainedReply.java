package dev.mailworthy.cli.render.check;

import dev.mailworthy.smtp.reply.bounce.RecipientStatus;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;

/**
 * A reply with its classification. From a bounce it has the recipient too, and possibly no reply.
 *
 * @param recipient what the bounce reports about the recipient
 * @param classification of the reply, if there is one
 */
public record ExplainedReply(Optional<RecipientStatus> recipient, Optional<Classification> classification) {

    public static ExplainedReply of(Classification classification) {
        return new ExplainedReply(Optional.empty(), Optional.of(classification));
    }

    public static ExplainedReply of(RecipientStatus recipient, ReplyClassifier classifier) {
        return new ExplainedReply(
                Optional.of(recipient), recipient.told().map(reply -> classifier.classify(reply, recipient.hints())));
    }
}
