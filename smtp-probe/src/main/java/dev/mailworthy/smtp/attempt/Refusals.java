package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;

/** Finds what a {@link Refusal refusal} means. The catalogue of replies is loaded only if a server refuses. */
public final class Refusals {

    private Refusals() {}

    /**
     * The cause of a refusal at the greeting, as text to follow the reply; empty without a refusal or a known cause.
     */
    public static String cause(EgressPath path) {
        return path.refusal()
                .filter(refusal -> refusal.stage() == Stage.BANNER)
                .map(refusal -> meaning(refusal, path.server()))
                .filter(Classification.Classified.class::isInstance)
                .map(Classification.Classified.class::cast)
                .map(known -> " [" + known.cause().text() + "]")
                .orElse("");
    }

    /** What a refusal of this server means. */
    static Classification meaning(Refusal refusal, ProbedServer server) {
        return ReplyClassifier.over(ReplyCatalogue.bundled()).classify(refusal.toSmtpReply(), server.hints());
    }

    /** Whether MAIL or RCPT was refused because of this machine's address or name. */
    public static boolean isAboutAddress(EgressPath path) {
        return path.envelope()
                .filter(EnvelopeOutcome.Refused.class::isInstance)
                .flatMap(refused -> ((EnvelopeOutcome.Refused) refused).cause())
                .filter(cause -> cause.startsWith("IP_") || cause.startsWith("PTR_") || cause.equals("NETWORK_BLOCKED"))
                .isPresent();
    }
}
