package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.message.HeardReplies;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.reports.FeedbackEvidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverPacks;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.core.score.Outlook;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.core.score.ScoreModel;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.ServerReach;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The receivers whose requirements count.
 *
 * @param packs the receivers in the report
 * @param decides the parts of the report that decide the verdict
 * @param tier the kind of sender that the requirements are for
 * @param heard refusals of receivers that are known before the run
 * @param clock the time of measurements, and of the age of packs
 */
public record OutlookChoice(ReceiverPacks packs, Decides decides, Tier tier, List<HeardReply> heard, Clock clock) {
    public OutlookChoice {
        heard = List.copyOf(heard);
    }

    /** The parts of a {@link CheckReport report} that decide the verdict. */
    public enum Decides {
        /** All findings and all unanswered checks. */
        EVERYTHING,
        /** Only the requirements of the chosen receivers. */
        RECEIVERS
    }

    /** All receivers, with the requirements for senders of any volume. */
    public static OutlookChoice everybody(Clock clock) {
        return new OutlookChoice(ReceiverPacks.bundled(), Decides.EVERYTHING, Tier.ALL, List.of(), clock);
    }

    /**
     * The receivers with these ids, or all without an id.
     *
     * @throws IllegalArgumentException with one sentence when an id is unknown
     */
    public static OutlookChoice of(List<String> receivers, Tier tier, Clock clock) {
        OutlookChoice all = new OutlookChoice(ReceiverPacks.bundled(), Decides.EVERYTHING, tier, List.of(), clock);
        return receivers.isEmpty()
                ? all
                : new OutlookChoice(all.packs.only(receivers), Decides.RECEIVERS, tier, List.of(), clock);
    }

    /** This choice with another clock. */
    public OutlookChoice by(Clock other) {
        return new OutlookChoice(packs, decides, tier, heard, other);
    }

    /** This choice with replies of receivers that are known before the run. */
    public OutlookChoice hearing(List<HeardReply> replies) {
        return new OutlookChoice(packs, decides, tier, replies, clock);
    }

    /** This choice for another kind of sender. */
    public OutlookChoice as(Tier other) {
        return new OutlookChoice(packs, decides, other, heard, clock);
    }

    /** The ids of the receivers that decide the verdict; empty when the whole {@link CheckReport report} decides. */
    public List<String> receivers() {
        return decides == Decides.EVERYTHING
                ? List.of()
                : packs.packs().stream().map(ReceiverPack::id).toList();
    }

    /** @param ports what the probe of the ports saw, if it ended */
    OutlookReport judge(
            List<Fact> facts,
            Optional<EgressReport> ports,
            Instant measuredAt,
            HeardReplies replies,
            Optional<DeliveryEvidence> log,
            Optional<FeedbackEvidence> feedback) {
        ScoreModel model = ScoreModel.bundled();
        SenderProfile heard = SenderProfile.of(facts, measuredAt)
                .withOwn(own(ports, feedback))
                .withStatements(replies.statements())
                .withDeliveries(replies.deliveries(measuredAt));
        return Outlook.over(packs, model, clock)
                .judge(log.map(logged -> logged.in(heard, model.deliveries())).orElse(heard), tier);
    }

    /** What is known about single receivers alone. */
    private Map<String, List<Fact>> own(Optional<EgressReport> ports, Optional<FeedbackEvidence> feedback) {
        Map<String, List<Fact>> own = new LinkedHashMap<>(ports.map(this::reach).orElse(Map.of()));
        feedback.map(FeedbackEvidence::ofReceivers)
                .orElse(Map.of())
                .forEach((pack, facts) -> own.merge(
                        pack,
                        facts,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return own;
    }

    /** Whether each receiver's own servers answered, where the probe called some of them. */
    private Map<String, List<Fact>> reach(EgressReport ports) {
        Map<String, List<Fact>> own = new LinkedHashMap<>();
        packs.packs()
                .forEach(pack -> ServerReach.fact(ports, pack.name(), pack::runs)
                        .ifPresent(fact -> own.put(pack.id(), List.of(fact))));
        return own;
    }
}
