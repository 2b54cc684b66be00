package dev.mailworthy.cli.render.egress;

import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Receiver;
import java.util.Optional;

/** A {@link Receiver receiver}'s replies to MAIL and RCPT, as JSON. */
final class EnvelopeForms {

    private EnvelopeForms() {}

    static JsonObject envelope(EnvelopeOutcome outcome) {
        if (outcome instanceof EnvelopeOutcome.Accepted accepted) {
            return form("ACCEPTED", outcome).with("reply", accepted.reply().toString());
        }
        if (outcome instanceof EnvelopeOutcome.AcceptedAfterGreylisting later) {
            return form("ACCEPTED_AFTER_GREYLISTING", outcome)
                    .with("reply", later.first().toString())
                    .with("waitedSeconds", later.waited().toSeconds());
        }
        if (outcome instanceof EnvelopeOutcome.Greylisted put) {
            return form("GREYLISTED", outcome)
                    .with("reply", put.reply().toString())
                    .with("retryAfterSeconds", put.retryAfter().toSeconds())
                    .with("secondTry", put.secondTry().name());
        }
        if (outcome instanceof EnvelopeOutcome.Refused refused) {
            return form("REFUSED", outcome)
                    .with("stage", refused.stage().name())
                    .with("reply", refused.reply().toString())
                    .with("cause", refused.cause())
                    .with("receiver", receiver(refused.meaning()))
                    .with("permanence", refused.meaning().permanence().label());
        }
        return form("NOT_ASKED", outcome);
    }

    private static Optional<String> receiver(Classification meaning) {
        return meaning.receiver().map(Receiver::name);
    }

    private static JsonObject form(String name, EnvelopeOutcome outcome) {
        return JsonObject.empty().with("outcome", name).with("detail", outcome.line());
    }
}
