package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.AsciiCase;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.QuotedClientAddress;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification.Classified;
import dev.mailworthy.smtp.reply.rule.Classification.Unclassified;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a refusal means: the receiver, the {@link Cause cause}, and who has to act. */
public final class ReplyClassifier {

    private final ReplyCatalogue catalogue;

    private ReplyClassifier(ReplyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static ReplyClassifier over(ReplyCatalogue catalogue) {
        return new ReplyClassifier(catalogue);
    }

    /**
     * Finds the receiver, then the first {@link Rule} that matches the reply. It makes no lookup and does not block.
     * The time is bounded by the length of the text.
     */
    public Classification classify(SmtpReply reply, ReceiverHints hints) {
        String lowered = AsciiCase.lower(reply.text());
        Optional<Receiver> receiver = receiver(lowered, hints);
        Optional<String> from = receiver.map(Receiver::id);
        Optional<Rule> met = catalogue.rules().stream()
                .filter(rule -> rule.meets(reply, lowered, from))
                .findFirst();
        Permanence permanence = met.map(Rule::conclusion)
                .flatMap(meant -> meant.lasts().or(() -> meant.cause().lasts()))
                .orElse(reply.claimed());
        // An address in own words is the receiver's, not the one that it saw.
        Optional<IpAddress> client =
                reply.ending() == Ending.OWN_WORDS ? Optional.empty() : QuotedClientAddress.in(reply);
        if (met.isPresent() && !met.get().conclusion().cause().isUnspecified()) {
            return new Classified(reply, receiver, client, permanence, met.get().matched(receiver));
        }
        return new Unclassified(reply, receiver, client, permanence, met.map(rule -> rule.matched(receiver)));
    }

    /** The receiver with the strongest signs; of equals the first in the catalogue. */
    private Optional<Receiver> receiver(String lowered, ReceiverHints hints) {
        return catalogue.receivers().stream()
                .map(signs -> new Candidate(signs, signs.strength(lowered, hints)))
                .filter(candidate -> candidate.strength() > 0)
                .min(Comparator.comparingInt(candidate -> -candidate.strength()))
                .map(candidate -> candidate.signs().seen(candidate.strength()));
    }

    private record Candidate(ReceiverSigns signs, int strength) {}
}
