package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.DeliveryHistory;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.SenderProfile;
import dev.mailworthy.core.receiver.StatementStanding;
import dev.mailworthy.core.score.DeliveryLikelihood;
import dev.mailworthy.smtp.delivery.account.SenderDeliveries;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the mail server's log says about the sender of a check. */
public final class DeliveryEvidence {

    private final MailLog log;
    private final SenderDeliveries sender;
    private final List<ReceiverPack> packs;
    private final List<LoggedReceiver> receivers;
    private final List<UnansweredCheck> unanswered;
    private final Instant now;

    private DeliveryEvidence(MailLog log, SenderDeliveries sender, List<ReceiverPack> packs, Instant now) {
        this.log = log;
        this.sender = sender;
        this.packs = packs;
        this.now = now;
        this.receivers = sender.receivers().stream()
                .map(receiver -> LoggedReceiver.of(receiver, packs))
                .toList();
        this.unanswered = new LogGaps(log, sender, now).unanswered();
    }

    /**
     * @param addresses the addresses that the check judges
     * @param now the time of the check
     */
    public static DeliveryEvidence of(MailLog log, List<IpAddress> addresses, List<ReceiverPack> packs, Instant now) {
        return new DeliveryEvidence(log, SenderDeliveries.of(log.counted(), addresses), packs, now);
    }

    public MailLog log() {
        return log;
    }

    public SenderDeliveries sender() {
        return sender;
    }

    /** What the log leaves open. With any of it, nothing is concluded from what the log does not show. */
    public List<UnansweredCheck> unanswered() {
        return unanswered;
    }

    /** Whether shares and the absence of mail can be told. */
    public boolean isWhole() {
        return unanswered.isEmpty();
    }

    /**
     * The sender with the evidence of the log. Bounces of mail that the log has are not counted twice, and a refusal counts no
     * longer when the receiver took mail later.
     */
    public SenderProfile in(SenderProfile sender, DeliveryLikelihood model) {
        if (!isWhole()) {
            return sender.withOwn(with(sender.own()));
        }
        List<DeliveryHistory> logged = histories(model);
        Stream<DeliveryHistory> others = sender.deliveries().stream()
                .filter(history ->
                        logged.stream().noneMatch(own -> own.receiver().equals(history.receiver())));
        Stream<ReceiverStatement> heard = sender.statements().stream().filter(said -> !isOvertaken(said));
        return sender.withOwn(with(sender.own()))
                .withStatements(Stream.concat(heard, statements().stream()).toList())
                .withDeliveries(Stream.concat(logged.stream(), others).toList())
                .withTaken(taken());
    }

    private Map<String, List<Fact>> with(Map<String, List<Fact>> own) {
        Map<String, List<Fact>> all = facts();
        own.forEach((pack, facts) -> all.merge(
                pack,
                facts,
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return all;
    }

    private Map<String, Instant> taken() {
        Map<String, Instant> taken = new LinkedHashMap<>();
        whole().filter(receiver -> receiver.seen().goingOn().isEmpty())
                .forEach(receiver -> receiver.pack()
                        .ifPresent(pack -> receiver.seen()
                                .lastAccepted()
                                .filter(last -> last.isAfter(now.minus(ReceiverStatement.HALF_LIFE)))
                                .ifPresent(last -> taken.put(pack.id(), last))));
        return taken;
    }

    /** What receivers state by refusals that go on until the end of the log. */
    List<ReceiverStatement> statements() {
        return whole().flatMap(
                        receiver -> receiver.seen().goingOn().stream().flatMap(run -> receiver.statement(run).stream()))
                .toList();
    }

    /** What the reputation estimate counts. */
    private List<DeliveryHistory> histories(DeliveryLikelihood model) {
        return whole().flatMap(receiver ->
                        receiver.pack().stream().map(pack -> receiver.seen().history(pack.id(), model, now)))
                .filter(history -> !history.isEmpty())
                .toList();
    }

    private Stream<LoggedReceiver> whole() {
        return isWhole() ? receivers.stream() : Stream.empty();
    }

    /** The facts that decide requirements, by the id of the receiver's pack. */
    private Map<String, List<Fact>> facts() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        for (ReceiverPack pack : packs) {
            LoggedFacts own = new LoggedFacts(pack, now);
            facts.put(
                    pack.id(),
                    isWhole()
                            ? own.of(seen(pack))
                            : own.incomplete(seen(pack), "the log leaves open what " + pack.name() + " does"));
        }
        return facts;
    }

    private Optional<LoggedReceiver> seen(ReceiverPack pack) {
        return receivers.stream()
                .filter(receiver -> receiver.pack().filter(pack::equals).isPresent())
                .findFirst();
    }

    /** Whether a receiver took mail after an older refusal, so that the refusal no longer counts. */
    private boolean isOvertaken(ReceiverStatement older) {
        return whole().filter(receiver -> receiver.pack()
                        .filter(pack -> pack.id().equals(older.receiver()))
                        .isPresent())
                .filter(receiver -> receiver.seen().goingOn().isEmpty())
                .flatMap(receiver -> receiver.seen().lastAccepted().stream())
                .anyMatch(taken -> taken.isAfter(older.when()));
    }

    /** @param standings how the {@link #statements()} compare with our checks */
    public List<Finding> findings(List<StatementStanding> standings) {
        return receivers.stream()
                .flatMap(receiver -> new DeliveryFindings(receiver, isWhole(), now).all(standings))
                .toList();
    }

    /** The receivers that took mail, and that refuse none worth a warning for a reason about the sender. */
    public List<Confirmed> confirmed() {
        return whole().filter(receiver -> !new RefusalWeight(receiver, now).isProblem())
                .flatMap(receiver -> receiver.seen().lastAccepted().stream()
                        .map(last -> new Confirmed(
                                "mail to " + receiver.name(),
                                receiver.seen().counts().accepted() + " of "
                                        + receiver.seen().counts().recipients()
                                        + " recipients accepted by the mail server's log, the last on "
                                        + DeliveryTimes.minute(last))))
                .toList();
    }
}
