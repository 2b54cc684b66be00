package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.reply.ReceiverHints;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.MatchedRule;
import dev.mailworthy.smtp.reply.rule.Receiver;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.Set;

/**
 * What a reply means for a cell.
 *
 * @param receiver the receiver that the reply's own words name
 * @param source the address that the receiver saw, if the reply names it
 */
record ReplyMeaning(CellCause cause, Optional<Receiver> receiver, Optional<IpAddress> source) {

    /** Causes on the way between the two servers. */
    private static final Set<String> ON_THE_WAY = Set.of("PATH", "DNS");

    static ReplyMeaning of(SmtpReply reply, ReceiverHints hints, ReplyClassifier classifier) {
        Classification found = classifier.classify(reply, hints);
        Optional<MatchedRule> rule = found instanceof Classification.Classified classified
                ? Optional.of(classified.rule())
                : found instanceof Classification.Unclassified other ? other.nearest() : Optional.empty();
        CellCause cause = rule.map(ReplyMeaning::cause).orElseGet(CellCause::unrecognised);
        return new ReplyMeaning(cause, found.receiver(), found.clientAddress().map(IpAddress::unmapped));
    }

    private static CellCause cause(MatchedRule rule) {
        String id = rule.cause().id();
        Matter matter =
                ON_THE_WAY.contains(id) ? Matter.PATH : Matter.of(rule.cause().blame());
        return new CellCause(id, matter, Optional.of(rule.id()));
    }
}
