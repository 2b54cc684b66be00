package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.Reply;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EnvelopeOutcome;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a refusal at the greeting means. The rules are read only when somebody refuses. */
public final class Refusals {

    private Refusals() {}

    /** The cause in words, to stand behind the reply; empty where there was no refusal or nobody knows its cause. */
    public static String cause(EgressPath path) {
        boolean refused = path.outcome() == AttemptOutcome.BANNER_4XX || path.outcome() == AttemptOutcome.BANNER_5XX;
        if (!refused) {
            return "";
        }
        Optional<Classification> meaning = SmtpReply.find(path.detail())
                .map(reply -> ReplyClassifier.over(ReplyCatalogue.bundled()).classify(reply, hints(path.target())));
        return meaning.filter(Classification.Classified.class::isInstance)
                .map(Classification.Classified.class::cast)
                .map(known -> " [" + known.cause().text() + "]")
                .orElse("");
    }

    /** What a whole reply of this server means. */
    static Classification meaning(Reply reply, String target) {
        String text = reply.lines().stream()
                .map(line -> line.substring(Math.min(4, line.length())))
                .collect(Collectors.joining("\n"));
        return ReplyClassifier.over(ReplyCatalogue.bundled()).classify(SmtpReply.of(reply.code(), text), hints(target));
    }

    /** Whether MAIL or RCPT was refused for what the receiver knows of this machine's address or its name. */
    public static boolean isAboutAddress(EgressPath path) {
        return path.envelope()
                .filter(EnvelopeOutcome.Refused.class::isInstance)
                .flatMap(refused -> ((EnvelopeOutcome.Refused) refused).cause())
                .filter(cause -> cause.startsWith("IP_") || cause.startsWith("PTR_") || cause.equals("NETWORK_BLOCKED"))
                .isPresent();
    }

    private static ReceiverHints hints(String target) {
        return DomainName.ofOctets(target).map(ReceiverHints::of).orElseGet(ReceiverHints::none);
    }
}
