package dev.mailworthy.smtp.reply;

import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;

/**
 * A reply of a corpus, and what it was taken for.
 *
 * @param expected the corpus's reason
 * @param holdsReply whether the corpus knows a reply code
 * @param found the reply
 */
record CorpusRow(String id, String expected, boolean holdsReply, Optional<SmtpReply> found, ReceiverHints hints) {

    CorpusReason reason() {
        return CorpusReason.of(expected);
    }

    String cause() {
        return classification()
                .map(all -> all instanceof Classified known
                        ? known.cause().id()
                        : ((Unclassified) all)
                                .nearest()
                                .map(rule -> rule.cause().id())
                                .orElse("NONE"))
                .orElse("NO_REPLY");
    }

    String rule() {
        return classification()
                .map(all -> all instanceof Classified known
                        ? known.rule().id()
                        : ((Unclassified) all).nearest().map(MatchedRule::id).orElse("none"))
                .orElse("none");
    }

    private Optional<Classification> classification() {
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        return found.map(reply -> classifier.classify(reply, hints));
    }

    boolean agrees() {
        return reason().causes().contains(cause());
    }

    boolean isOfSender() {
        return reason().side() == CorpusReason.Side.SENDER;
    }

    boolean blamesRecipient() {
        return isOfSender() && CorpusReason.OF_RECIPIENT.contains(cause()) && !agrees();
    }

    boolean clashes() {
        return blamesRecipient()
                || reason().side() == CorpusReason.Side.RECIPIENT && CorpusReason.OF_SENDER.contains(cause());
    }
}
