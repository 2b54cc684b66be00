package dev.mailworthy.smtp.attempt;

import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.dialogue.Stage;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.path.ProbedServer;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what a {@link Refusal refusal} means. The catalogue of replies is loaded only if a server refuses. */
public final class Refusals {

    private Refusals() {}

    /**
     * The cause of a refusal at the greeting or at EHLO, as text to follow the reply; empty without a refusal or a known cause.
     */
    public static String cause(EgressPath path) {
        return path.refusal()
                .filter(refusal -> refusal.stage() == Stage.BANNER || path.outcome() == AttemptOutcome.EHLO_REFUSED)
                .map(refusal -> meaning(refusal, path.server()))
                .filter(Classification.Classified.class::isInstance)
                .map(Classification.Classified.class::cast)
                .map(known -> " [" + known.cause().text() + "]")
                .orElse("");
    }

    /**
     * Whether the server refused this machine before it saw a message, with a 5yz reply. A greeting of 5yz is one by its outcome,
     * also where the reply was not kept.
     */
    public static boolean isForGood(EgressPath path) {
        if (path.outcome() == AttemptOutcome.BANNER_5XX) {
            return true;
        }
        return path.outcome() == AttemptOutcome.EHLO_REFUSED
                        && path.refusal()
                                .filter(refusal -> isForGood(refusal.reply()))
                                .isPresent()
                || isAboutAddress(path)
                        && path.envelope()
                                .map(EnvelopeOutcome.Refused.class::cast)
                                .filter(refused -> isForGood(refused.reply()))
                                .isPresent();
    }

    private static boolean isForGood(Reply reply) {
        return reply.code() / 100 == 5;
    }

    /** The cause that most of the refusals before MAIL share; empty if most have no known cause, or another one each. */
    public static Optional<String> commonCause(List<EgressPath> paths) {
        List<EgressPath> refused =
                paths.stream().filter(path -> path.refusal().isPresent()).toList();
        Map<String, Long> causes = refused.stream()
                .flatMap(path -> path.refusal().map(refusal -> meaning(refusal, path.server())).stream())
                .filter(Classification.Classified.class::isInstance)
                .map(known -> ((Classification.Classified) known).cause().text())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return causes.entrySet().stream()
                .filter(cause -> cause.getValue() * 2 > refused.size())
                .map(Map.Entry::getKey)
                .findFirst();
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
