package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule of the catalogue; all of its conditions must hold. */
record Rule(
        String id,
        int line,
        Conditions conditions,
        Cause cause,
        Set<ReplyStage> usualStages,
        Certainty certainty,
        Certainty certaintyIfUnknown,
        Optional<Permanence> lasts,
        String note,
        List<String> sources) {

    /** When it applies. {@code ended} is empty for replies that were the whole answer. */
    record Conditions(
            Optional<String> receiver,
            Optional<String> notReceiver,
            ReplyCodePattern code,
            Optional<ReplyCodePattern> enhanced,
            List<Fragment> all,
            List<Fragment> any,
            List<Fragment> none,
            Set<ReplyStage> ended) {

        boolean hold(SmtpReply reply, String lowered, Optional<String> from) {
            return isFrom(from)
                    && hasEnded(reply)
                    && code.matches(Integer.toString(reply.code()))
                    && hasEnhanced(reply)
                    && all.stream().allMatch(words -> words.isIn(lowered))
                    && (any.isEmpty() || any.stream().anyMatch(words -> words.isIn(lowered)))
                    && none.stream().noneMatch(words -> words.isIn(lowered));
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

        private boolean hasEnhanced(SmtpReply reply) {
            return enhanced.isEmpty()
                    || reply.enhanced()
                            .filter(given -> enhanced.get().matches(given.toString()))
                            .isPresent();
        }
    }

    MatchedRule matched(Optional<Receiver> receiver) {
        return new MatchedRule(
                id, line, cause, receiver.isPresent() ? certainty : certaintyIfUnknown, usualStages, note, sources);
    }
}
