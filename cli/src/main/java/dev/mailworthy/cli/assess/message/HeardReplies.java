package dev.mailworthy.cli.assess.message;

import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.receiver.ReceiverFinding;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.core.score.DecayedCounter;
import dev.mailworthy.smtp.reply.rule.Classification;
import dev.mailworthy.smtp.reply.rule.Receiver;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Replies of receivers, with the {@link ReceiverStatement statements} and findings that follow from them. */
public final class HeardReplies {

    private final List<JudgedReply> judged;

    private HeardReplies(List<JudgedReply> judged) {
        this.judged = judged;
    }

    /** @param sending the addresses that this run checks */
    public static HeardReplies of(List<HeardReply> heard, SendingAddresses sending) {
        // Most runs have no refusal, and the rules take long to read.
        if (heard.isEmpty()) {
            return new HeardReplies(List.of());
        }
        ReplyClassifier classifier = ReplyClassifier.over(ReplyCatalogue.bundled());
        return new HeardReplies(
                heard.stream().map(reply -> judge(reply, classifier, sending)).toList());
    }

    private static JudgedReply judge(HeardReply heard, ReplyClassifier classifier, SendingAddresses sending) {
        Classification meaning = classifier.classify(heard.reply(), heard.hints());
        Optional<StatementCause> cause =
                isAboutOther(meaning, sending) ? Optional.empty() : StatementCauses.of(meaning);
        return new JudgedReply(heard, meaning, meaning.receiver().flatMap(StatementCauses::pack), cause);
    }

    /** A refusal without a known cause counts by its address alone: another address than the checked ones is not meant. */
    private static boolean isAboutOther(Classification meaning, SendingAddresses sending) {
        return meaning instanceof Classification.Unclassified
                && !sending.origin().isGuess()
                && !sending.addresses().isEmpty()
                && meaning.clientAddress()
                        .filter(address -> !sending.addresses().contains(address))
                        .isPresent();
    }

    public List<JudgedReply> all() {
        return judged;
    }

    public List<ReceiverStatement> statements() {
        return judged.stream().flatMap(reply -> reply.statement().stream()).toList();
    }

    /** Delivery histories from bounces. Refused connections do not count, because they carried no message. */
    public List<DeliveryHistory> deliveries(Instant now) {
        List<JudgedReply> bounced = judged.stream()
                .filter(reply -> reply.heard().origin() == HeardReply.Origin.BOUNCE)
                .toList();
        return bounced.stream()
                .flatMap(reply -> reply.statement().stream())
                .map(ReceiverStatement::receiver)
                .distinct()
                .map(receiver -> new DeliveryHistory(
                        receiver,
                        0,
                        faded(bounced, receiver, Permanence.PERMANENT, now),
                        faded(bounced, receiver, Permanence.TEMPORARY, now)))
                .toList();
    }

    private static double faded(List<JudgedReply> bounced, String receiver, Permanence how, Instant now) {
        DecayedCounter count = DecayedCounter.zero(now, ReceiverStatement.HALF_LIFE);
        for (JudgedReply reply : bounced) {
            Optional<ReceiverStatement> counted = reply.statement()
                    .filter(statement -> statement.receiver().equals(receiver) && statement.permanence() == how);
            if (counted.isPresent()) {
                Instant said = counted.get().when();
                count = count.plus(1, said.isAfter(now) ? now : said);
            }
        }
        return count.valueAt(now);
    }

    /** Findings about addresses that a {@link Receiver receiver} saw mail from but that this run did not check. */
    public List<Finding> otherAddresses(SendingAddresses sending) {
        if (sending.origin().isGuess() || sending.addresses().isEmpty()) {
            return List.of();
        }
        return judged.stream()
                .filter(reply -> reply.classification().clientAddress().isPresent())
                .flatMap(reply -> other(reply, sending).stream())
                .collect(Collectors.toMap(Finding::subject, finding -> finding, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Optional<Finding> other(JudgedReply reply, SendingAddresses sending) {
        return reply.classification()
                .clientAddress()
                .filter(address -> !sending.addresses().contains(address))
                .map(address -> Finding.of(
                        ReceiverFinding.RECEIVER_SAW_OTHER_ADDRESS,
                        address.toString(),
                        who(reply) + " saw mail come from " + address + ", which was not checked.",
                        new Evidence(
                                "reply in " + reply.heard().place(),
                                reply.heard().reply().toString()),
                        new Evidence("addresses checked", sending.addresses().toString())));
    }

    private static String who(JudgedReply reply) {
        return reply.classification().receiver().map(Receiver::name).orElse("A receiver");
    }

    /** Findings about refusals of receivers that have no requirement pack. No gate uses these refusals. */
    public List<Finding> withoutPack(Instant measuredAt) {
        return judged.stream()
                .filter(reply -> reply.pack().isEmpty() && reply.cause().isPresent())
                .map(reply -> foreign(reply, !reply.heard().when().isBefore(measuredAt)))
                .collect(Collectors.toMap(Finding::subject, finding -> finding, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Finding foreign(JudgedReply reply, boolean counts) {
        String place = reply.heard().place();
        Evidence words = new Evidence("reply in " + place, reply.heard().reply().toString());
        return counts
                ? Finding.of(ReceiverFinding.RECEIVER_REFUSES, place, who(reply) + " refuses.", words)
                        .withSeverity(Severity.WARNING)
                : Finding.of(
                        ReceiverFinding.RECEIVER_REFUSED_BEFORE,
                        place,
                        who(reply) + " refused before this check.",
                        words);
    }
}
