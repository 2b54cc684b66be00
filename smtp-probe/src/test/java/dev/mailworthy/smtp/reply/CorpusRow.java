package dev.mailworthy.smtp.reply;

import dev.mailworthy.smtp.reply.rule.Blame;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.Set;

/**
 * A reply of a corpus, and what it was taken for.
 *
 * @param expected the corpus's reason
 * @param holdsReply whether the corpus knows a reply code
 * @param found the reply
 * @param classification of the reply
 */
record CorpusRow(
        String id,
        String expected,
        boolean holdsReply,
        Optional<SmtpReply> found,
        Optional<Classification> classification) {

    /** Reasons that a sending server finds without any reply. */
    private static final Set<String> OWN_FAILURES = Set.of("hostunknown", "networkerror", "expired");

    static CorpusRow of(
            String id, String expected, boolean holdsReply, Optional<SmtpReply> found, ReceiverHints hints) {
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        return new CorpusRow(id, expected, holdsReply, found, found.map(reply -> classifier.classify(reply, hints)));
    }

    CorpusReason reason() {
        return CorpusReason.of(expected);
    }

    String cause() {
        return classification
                .map(all -> all instanceof Classified known
                        ? known.cause().id()
                        : ((Unclassified) all)
                                .nearest()
                                .map(rule -> rule.cause().id())
                                .orElse("NONE"))
                .orElse("NO_REPLY");
    }

    String rule() {
        return classification
                .map(all -> all instanceof Classified known
                        ? known.rule().id()
                        : ((Unclassified) all).nearest().map(MatchedRule::id).orElse("none"))
                .orElse("none");
    }

    private Optional<Blame> blame() {
        return classification
                .filter(Classified.class::isInstance)
                .map(known -> ((Classified) known).cause().blame());
    }

    boolean agrees() {
        return reason().causes().contains(cause());
    }

    boolean isOfSender() {
        return reason().side() == CorpusReason.Side.SENDER;
    }

    /** Whether a receiver replied. The corpus has a code too where the sending server reports a failure of its own. */
    boolean isReceiversReply() {
        return holdsReply && !(OWN_FAILURES.contains(expected) && hasOwnWords());
    }

    /** Whether a reply of the receiver was found. */
    boolean isFound() {
        return found.filter(reply -> reply.ending() != Ending.OWN_WORDS).isPresent();
    }

    /** Whether only the sending server's own words were found. */
    boolean hasOwnWords() {
        return found.filter(reply -> reply.ending() == Ending.OWN_WORDS).isPresent();
    }

    /** By the catalogue's own word for the side, without regard to {@link CorpusException exceptions}. */
    private boolean isBlamedOnRecipient() {
        return isOfSender() && blame().filter(Blame.RECIPIENT::equals).isPresent();
    }

    boolean blamesRecipient() {
        return isBlamedOnRecipient() && CorpusException.of(id).isEmpty();
    }

    boolean clashes() {
        return blamesRecipient()
                || reason().side() == CorpusReason.Side.RECIPIENT && CorpusReason.OF_SENDER.contains(cause());
    }
}
