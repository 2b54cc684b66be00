package dev.mailworthy.smtp;

import static dev.mailworthy.smtp.path.AttemptOutcome.BANNER_4XX;
import static dev.mailworthy.smtp.path.AttemptOutcome.BANNER_5XX;
import static dev.mailworthy.smtp.path.AttemptOutcome.BANNER_OK;
import static dev.mailworthy.smtp.path.AttemptOutcome.EHLO_DROPPED;
import static dev.mailworthy.smtp.path.AttemptOutcome.EHLO_NOT_SMTP;
import static dev.mailworthy.smtp.path.AttemptOutcome.EHLO_REFUSED;
import static dev.mailworthy.smtp.path.AttemptOutcome.EHLO_UNANSWERED;
import static dev.mailworthy.smtp.path.AttemptOutcome.NAME_FAIL;
import static dev.mailworthy.smtp.path.AttemptOutcome.NOT_TRIED;
import static dev.mailworthy.smtp.path.AttemptOutcome.NO_ADDRESS;
import static dev.mailworthy.smtp.path.AttemptOutcome.NO_ROUTE;
import static dev.mailworthy.smtp.path.AttemptOutcome.TLS_BROKEN;

import dev.mailworthy.smtp.attempt.Refusals;
import dev.mailworthy.smtp.path.EgressPath;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the conversations on one port went, from the greeting to the last step that was asked for. Operators are counted,
 * and an operator counts by what went wrong at any of its hosts.
 */
record Conversations(Witnesses targets) {

    /** From this number of failing operators on, an outage at one of them does not explain the failures. */
    static final int SPLIT = 2;

    /** Operators whose server greeted, with whatever reply and whatever end. */
    int greeted() {
        return targets.operators(path -> hasGreeted(path));
    }

    private static boolean hasGreeted(EgressPath path) {
        return path.outcome() == BANNER_OK || isRefused(path) || isCutShort(path);
    }

    /** Whether all that was asked for came to a good end. */
    static boolean isComplete(EgressPath path) {
        return path.outcome() == BANNER_OK && !Refusals.isAboutAddress(path);
    }

    /** Whether the server refused this machine in its greeting, or for its address at MAIL or RCPT. */
    private static boolean isRefused(EgressPath path) {
        return path.outcome() == BANNER_4XX || path.outcome() == BANNER_5XX || Refusals.isAboutAddress(path);
    }

    /** Whether the conversation ended between the greeting and MAIL. */
    private static boolean isCutShort(EgressPath path) {
        return path.outcome() == EHLO_REFUSED || path.outcome() == TLS_BROKEN || losesEhlo(path);
    }

    private static boolean losesEhlo(EgressPath path) {
        return path.outcome() == EHLO_UNANSWERED || path.outcome() == EHLO_DROPPED || path.outcome() == EHLO_NOT_SMTP;
    }

    /** Whether no attempt was made, so that the path says nothing about the operator. */
    static boolean isUnmeasured(EgressPath path) {
        return EnumSet.of(NAME_FAIL, NO_ADDRESS, NO_ROUTE, NOT_TRIED).contains(path.outcome());
    }

    /** Operators with which everything came to a good end, and of which no host refused. */
    Set<String> completed() {
        Set<String> names = new TreeSet<>(targets.names(Conversations::isComplete));
        names.removeAll(targets.names(Conversations::isRefused));
        return names;
    }

    /** Operators that were tried and with which it did not come to a good end. */
    Set<String> failed() {
        Set<String> names = new TreeSet<>(targets.names(path -> !isUnmeasured(path)));
        names.removeAll(completed());
        return names;
    }

    /** Whether the conversations with some operators came to a good end and those with others did not. */
    boolean isDivided() {
        return !completed().isEmpty() && !failed().isEmpty();
    }

    /** Whether so many operators fail that an outage at one of them is no explanation. */
    boolean isSplit() {
        return failed().size() >= SPLIT;
    }

    /** Whether fewer than half of the operators that have an address came to a good end. */
    boolean isMinority() {
        return completed().size() * 2 < targets.operators(path -> path.outcome() != NO_ADDRESS);
    }

    /**
     * The verdict on a port on which at least two operators greeted: open if more than half of them came to a good end, else
     * what most of the others have in common.
     */
    EgressVerdict verdict() {
        if (completed().size() * 2 > greeted()) {
            return EgressVerdict.OPEN;
        }
        int refused = targets.operators(Conversations::isRefused);
        int refusedEhlo = targets.operators(path -> path.outcome() == EHLO_REFUSED);
        int lost = targets.operators(Conversations::losesEhlo);
        int withoutTls = targets.operators(path -> path.outcome() == TLS_BROKEN);
        if (refused + refusedEhlo >= Math.max(lost, withoutTls)) {
            return refused >= refusedEhlo ? EgressVerdict.REPUTATION_BLOCKED : EgressVerdict.EHLO_REFUSED;
        }
        return lost >= withoutTls ? EgressVerdict.EHLO_UNANSWERED : EgressVerdict.TLS_BROKEN;
    }

    /** The number of operators that agree with the verdict. */
    int agreeing() {
        return switch (verdict()) {
            case OPEN -> completed().size();
            case EHLO_UNANSWERED -> targets.operators(Conversations::losesEhlo);
            case TLS_BROKEN -> targets.operators(path -> path.outcome() == TLS_BROKEN);
            default -> targets.operators(path -> isRefused(path) || path.outcome() == EHLO_REFUSED);
        };
    }
}
