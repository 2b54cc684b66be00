package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule of the {@link ReplyCatalogue}. It matches if all of its conditions hold. */
record Rule(Place place, Conditions conditions, Conclusion conclusion) {

    private static final Set<ReplyStage> BEFORE_RECIPIENT =
            EnumSet.of(ReplyStage.CONNECT, ReplyStage.EHLO, ReplyStage.TLS, ReplyStage.MAIL);

    /**
     * The rule's place in the catalogue and its sources.
     *
     * @param line its line in the file
     */
    record Place(String id, int line, String note, List<String> sources) {}

    /**
     * The result for a {@link SmtpReply reply} that matches.
     *
     * @param certaintyIfUnknown the certainty if the server's operator is unknown
     * @param lasts whether the refusal is permanent, if the rule knows it better than the reply's code
     */
    record Conclusion(
            Cause cause,
            Set<ReplyStage> usualStages,
            Certainty certainty,
            Certainty certaintyIfUnknown,
            Optional<Permanence> lasts) {}

    /**
     * When it applies.
     *
     * @param ended empty for replies that were the whole answer
     * @param at the stages of which the reply must be known to answer one; empty for any stage
     * @param ownWords whether it is only for words of the server that tried to deliver
     */
    record Conditions(
            Optional<String> receiver,
            Optional<String> notReceiver,
            ReplyCodePattern code,
            Optional<ReplyCodePattern> enhanced,
            List<Fragment> all,
            List<Fragment> any,
            List<Fragment> none,
            Set<ReplyStage> ended,
            Set<ReplyStage> at,
            boolean ownWords) {

        /** Whether all but the codes and the words hold. */
        private boolean suit(SmtpReply reply, Optional<String> from) {
            return isFrom(from)
                    && (!ownWords || !reply.ending().isReply())
                    && hasEnded(reply)
                    && (at.isEmpty() || reply.stage().filter(at::contains).isPresent());
        }

        private boolean isFrom(Optional<String> from) {
            return (receiver.isEmpty() || receiver.equals(from))
                    && (notReceiver.isEmpty() || !notReceiver.equals(from));
        }

        private boolean hasEnded(SmtpReply reply) {
            return ended.isEmpty()
                    || reply.ending() == Ending.DROPPED
                            && reply.stage().filter(ended::contains).isPresent();
        }
    }

    String id() {
        return place.id();
    }

    /** Whether all but the codes and the words hold, which {@link RuleIndex} looks at. */
    boolean suits(SmtpReply reply, Optional<String> from) {
        return !isBeforeRecipient(reply) && conditions.suit(reply, from);
    }

    /** Before RCPT TO the server knows no recipient, so that its refusal cannot be about one (RFC 5321 section 3.3). */
    private boolean isBeforeRecipient(SmtpReply reply) {
        return conclusion.cause().blame() == Blame.RECIPIENT
                && reply.stage().filter(BEFORE_RECIPIENT::contains).isPresent();
    }

    MatchedRule matched(Optional<Receiver> receiver) {
        return new MatchedRule(
                place.id(),
                place.line(),
                conclusion.cause(),
                receiver.isPresent() ? conclusion.certainty() : conclusion.certaintyIfUnknown(),
                conclusion.usualStages(),
                place.note(),
                place.sources());
    }
}
