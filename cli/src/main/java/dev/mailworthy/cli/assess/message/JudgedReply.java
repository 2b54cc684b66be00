package dev.mailworthy.cli.assess.message;

import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import java.util.Optional;

/**
 * A refusal and what it was taken for.
 *
 * @param pack the id of the receiver's pack, if there is one
 * @param cause what it says of the sender; empty when it is about the recipient, the receiver or one message
 */
public record JudgedReply(
        HeardReply heard, Classification classification, Optional<String> pack, Optional<StatementCause> cause) {

    /** What it says for gates and scores, if both its receiver and its cause are known. */
    public Optional<ReceiverStatement> statement() {
        return pack.flatMap(receiver -> cause.map(known -> new ReceiverStatement(
                receiver,
                known,
                classification.permanence(),
                heard.when(),
                heard.reply().toString(),
                remedy())));
    }

    private Optional<Remedy> remedy() {
        return classification instanceof Classified known ? Optional.of(known.remedy()) : Optional.empty();
    }
}
