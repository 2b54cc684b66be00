package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import java.util.Optional;

/**
 * A refusal and its classification.
 *
 * @param pack the id of the receiver's requirement pack, if there is one
 * @param cause the cause on the sender's side; empty when the refusal is about the recipient, the receiver or one
 *     message
 */
public record JudgedReply(
        HeardReply heard, Classification classification, Optional<String> pack, Optional<StatementCause> cause) {

    /** The {@link ReceiverStatement statement} for gates and scores, if the receiver and the cause are known. */
    public Optional<ReceiverStatement> statement() {
        return pack.flatMap(receiver -> cause.map(known -> new ReceiverStatement(
                receiver,
                known,
                classification.permanence(),
                heard.when(),
                heard.reply().toString(),
                remedy(),
                Optional.empty())));
    }

    private Optional<Remedy> remedy() {
        return classification instanceof Classified known ? Optional.of(known.remedy()) : Optional.empty();
    }
}
