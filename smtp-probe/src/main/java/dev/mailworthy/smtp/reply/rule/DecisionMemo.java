package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.ReplyStage;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decisions about earlier replies. The key is all that a decision depends on: the {@link FoundWords words found}, the codes, the
 * stage, the ending and the hints. Digits and addresses that stand in no rule's words are not in it, so that a reply that comes
 * again with others is found. Safe for use by several threads; a lost entry is decided again.
 */
final class DecisionMemo {

    private static final int SIZE = 1 << 9;

    private final AtomicReferenceArray<Decision> decisions = new AtomicReferenceArray<>(SIZE);

    /** What decides, and what was decided. */
    record Decision(Question question, Optional<Receiver> receiver, Optional<Rule> rule) {}

    /** All that a decision depends on. */
    record Question(
            FoundWords found,
            int code,
            Optional<EnhancedCode> enhanced,
            Optional<ReplyStage> stage,
            Ending ending,
            ReceiverHints hints) {

        static Question of(FoundWords found, SmtpReply reply, ReceiverHints hints) {
            return new Question(found, reply.code(), reply.enhanced(), reply.stage(), reply.ending(), hints);
        }

        private int slot() {
            int hash = found.hashCode() * 31 + code;
            hash = hash * 31 + (hints.hosts().isEmpty() ? 0 : hints.hosts().hashCode());
            return (hash ^ hash >>> 16) & SIZE - 1;
        }

        private boolean isLike(Question other) {
            return code == other.code
                    && ending == other.ending
                    && enhanced.equals(other.enhanced)
                    && stage.equals(other.stage)
                    && found.equals(other.found)
                    && hints.equals(other.hints);
        }
    }

    /** The decision about an equal question, if it is still known. */
    Optional<Decision> known(Question question) {
        Decision known = decisions.get(question.slot());
        return known != null && known.question.isLike(question) ? Optional.of(known) : Optional.empty();
    }

    Decision keep(Decision decision) {
        decisions.set(decision.question.slot(), decision);
        return decision;
    }
}
