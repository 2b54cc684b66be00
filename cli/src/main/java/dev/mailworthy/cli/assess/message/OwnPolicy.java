package dev.mailworthy.cli.assess.message;

import dev.mailworthy.cli.assess.message.MessageJudgement.Outcome;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.posture.DmarcView;
import java.util.Optional;

/** Whether the From domain's own DMARC policy makes receivers refuse a message (RFC 9989 section 4.7). */
final class OwnPolicy {

    private static final String KEY = "MESSAGE-DMARC-REFUSED";

    private OwnPolicy() {}

    /** @param view nothing without one From domain */
    static Fact fact(Optional<DmarcView> view, Outcome dmarc, String message) {
        return Fact.of(
                KEY,
                "own DMARC policy for " + message,
                view.map(known -> refusal(known, dmarc))
                        .orElseGet(() -> Answer.notApplicable("there is no single From domain")));
    }

    /** Present if the message fails DMARC and the policy in force is reject. */
    static Answer<String> refusal(DmarcView view, Outcome dmarc) {
        if (dmarc == Outcome.PASS) {
            return Answer.absent();
        }
        Answer<String> asked = view.inForce()
                .fold(
                        policy -> policy.equals("reject") ? Answer.present("p=reject") : Answer.absent(),
                        Answer::absent,
                        silent -> Answer.unanswered(silent.reason(), silent.detail()),
                        beside -> Answer.absent());
        return dmarc == Outcome.UNANSWERED && asked instanceof Answer.Present
                ? Answer.unanswered(Reason.SERVFAIL, "whether the message passes DMARC is not known")
                : asked;
    }
}
