package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.DialogueOutcome;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Greylisting;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Step;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.path.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends MAIL and RCPT to one receiver. If the receiver greylists and time is left, it tries once more. */
final class EnvelopeTry {

    private static final String GREYLISTED = "GREYLISTED";

    private final Pause pause;

    EnvelopeTry(Pause pause) {
        this.pause = pause;
    }

    /**
     * @param first the path after the first dialogue
     * @param left the rest of the run's time, less the time for another dialogue
     * @param again holds the second and last dialogue
     */
    EgressPath complete(EgressPath first, Duration left, Supplier<EgressPath> again) {
        Optional<Greylisting> greylisting = first.dialogue().flatMap(DialogueReport::greylisting);
        if (greylisting.isEmpty()) {
            return first.withEnvelope(outcome(first));
        }
        Reply reply = greylisting.get().reply();
        Duration wait = greylisting.get().retryAfter();
        if (wait.compareTo(left) > 0 || !rested(wait)) {
            return first.withEnvelope(new EnvelopeOutcome.Greylisted(reply, wait, EnvelopeOutcome.SecondTry.NO_TIME));
        }
        EgressPath second = again.get();
        return second.withEnvelope(afterGreylisting(outcome(second), reply, wait));
    }

    private boolean rested(Duration wait) {
        try {
            pause.rest(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static EnvelopeOutcome afterGreylisting(EnvelopeOutcome second, Reply first, Duration waited) {
        if (second instanceof EnvelopeOutcome.Accepted) {
            return new EnvelopeOutcome.AcceptedAfterGreylisting(first, waited);
        }
        boolean still = second instanceof EnvelopeOutcome.Refused refused
                && refused.cause().filter(GREYLISTED::equals).isPresent();
        return still ? new EnvelopeOutcome.Greylisted(first, waited, EnvelopeOutcome.SecondTry.MADE) : second;
    }

    private static EnvelopeOutcome outcome(EgressPath path) {
        return path.dialogue().map(report -> outcome(path, report)).orElseGet(() -> notAsked(path, path.detail()));
    }

    private static EnvelopeOutcome outcome(EgressPath path, DialogueReport report) {
        Step last = report.steps().get(report.steps().size() - 1);
        if (last.outcome() == DialogueOutcome.RCPT_OK && last.reply().isPresent()) {
            return new EnvelopeOutcome.Accepted(last.reply().get());
        }
        return report.refusal()
                .<EnvelopeOutcome>map(refusal -> new EnvelopeOutcome.Refused(
                        refusal.stage(), refusal.reply(), Refusals.meaning(refusal, path.server())))
                .orElseGet(() -> notAsked(path, last.stage() + ": " + last.outcome()));
    }

    private static EnvelopeOutcome notAsked(EgressPath path, String detail) {
        return new EnvelopeOutcome.NotAsked(path.outcome().reason(), detail);
    }
}
