package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import java.util.Optional;

/** Finds what a refusal means: the receiver, the {@link Cause cause}, and who has to act. */
public final class ReplyClassifier {

    private final RuleIndex index;
    private final DecisionMemo memo = new DecisionMemo();

    private ReplyClassifier(ReplyCatalogue catalogue) {
        this.index = new RuleIndex(catalogue.rules(), catalogue.receivers());
    }

    /**
     * {@return a classifier by the rules of a catalogue} Keep one; making it costs some milliseconds.
     *
     * @param catalogue rules in the order in which they are tried
     */
    public static ReplyClassifier over(ReplyCatalogue catalogue) {
        return catalogue == ReplyCatalogue.bundled() ? Bundled.CLASSIFIER : new ReplyClassifier(catalogue);
    }

    /** Builds the index of the bundled catalogue at the first access. */
    private static final class Bundled {
        static final ReplyClassifier CLASSIFIER = new ReplyClassifier(ReplyCatalogue.bundled());
    }

    /**
     * Finds the receiver, then the first {@link Rule} that matches the reply. It makes no lookup and does not block.
     * The time is bounded by the length of the text.
     *
     * @param reply of a receiver, or words of the sending server
     * @param hints of who the receiver is
     * @return the rule that matched and its cause, or that no rule recognises the reply
     */
    public Classification classify(SmtpReply reply, ReceiverHints hints) {
        FoundWords found = index.find(reply.text());
        DecisionMemo.Decision decision = decide(reply, found, hints);
        Optional<Receiver> receiver = decision.receiver();
        Optional<Rule> met = decision.rule();
        Permanence permanence = met.map(Rule::conclusion)
                .flatMap(meant -> meant.lasts().or(() -> meant.cause().lasts()))
                .orElse(reply.claimed());
        // An address in own words is the receiver's, not the one that it saw.
        Optional<IpAddress> client = reply.ending().isReply() ? QuotedClientAddress.in(reply) : Optional.empty();
        if (met.isPresent() && !met.get().conclusion().cause().isUnspecified()) {
            return new Classified(reply, receiver, client, permanence, met.get().matched(receiver));
        }
        return new Unclassified(reply, receiver, client, permanence, met.map(rule -> rule.matched(receiver)));
    }

    /**
     * {@return the receiver that runs a server of this name, if the catalogue knows it}
     *
     * @param host a server's name
     */
    public Optional<Receiver> receiver(DomainName host) {
        return index.receiver(index.find(""), ReceiverHints.of(host));
    }

    private DecisionMemo.Decision decide(SmtpReply reply, FoundWords found, ReceiverHints hints) {
        DecisionMemo.Question question = DecisionMemo.Question.of(found, reply, hints);
        return memo.known(question).orElseGet(() -> {
            Optional<Receiver> receiver = index.receiver(found, hints);
            return memo.keep(new DecisionMemo.Decision(
                    question, receiver, index.first(reply, found, receiver.map(Receiver::id))));
        });
    }
}
