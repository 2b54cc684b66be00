package dev.mailworthy.smtp;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.reply.Classification;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyCatalogue;
import dev.mailworthy.smtp.reply.ReplyClassifier;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;

/** What a refusal at the greeting means. The rules are read only when somebody refuses. */
final class Refusals {

    private Refusals() {}

    /** The cause in words, to stand behind the reply; empty where there was no refusal or nobody knows its cause. */
    static String cause(EgressPath path) {
        boolean refused = path.outcome() == AttemptOutcome.BANNER_4XX || path.outcome() == AttemptOutcome.BANNER_5XX;
        if (!refused) {
            return "";
        }
        ReceiverHints hints =
                DomainName.ofOctets(path.target()).map(ReceiverHints::of).orElseGet(ReceiverHints::none);
        Optional<Classification> meaning = SmtpReply.find(path.detail())
                .map(reply -> ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, hints));
        return meaning.filter(Classification.Classified.class::isInstance)
                .map(Classification.Classified.class::cast)
                .map(known -> " [" + known.cause().text() + "]")
                .orElse("");
    }
}
