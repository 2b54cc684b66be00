package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.cli.assess.message.StatementCauses;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Permanence;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.ReceiverPack;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.core.receiver.StatementCause;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.reply.rule.Cause;
import dev.mailworthy.smtp.reply.rule.ReplyCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A receiver in the log.
 *
 * @param pack its requirement pack, if it has one in this run
 */
record LoggedReceiver(SenderReceiver seen, Optional<ReceiverPack> pack) {

    static LoggedReceiver of(SenderReceiver seen, List<ReceiverPack> packs) {
        return new LoggedReceiver(
                seen,
                seen.target()
                        .id()
                        .flatMap(StatementCauses::pack)
                        .flatMap(id -> packs.stream()
                                .filter(pack -> pack.id().equals(id))
                                .findFirst()));
    }

    /** The name for people. */
    String name() {
        return pack.map(ReceiverPack::name).orElseGet(() -> seen.target().name());
    }

    Particular particular() {
        return pack.<Particular>map(known -> new Particular.ReceiverId(known.id()))
                .orElseGet(() -> new Particular.ReceiverName(name()));
    }

    /** What the receiver states by refusals that go on. Without a pack no requirement hears it. */
    Optional<ReceiverStatement> statement(SenderRefusals refusals) {
        return pack.flatMap(known -> cause(refusals)
                .map(cause -> new ReceiverStatement(
                        known.id(),
                        cause,
                        refusals.outcome() == DeliveryOutcome.REFUSED ? Permanence.PERMANENT : Permanence.TEMPORARY,
                        refusals.last(),
                        reply(refusals),
                        Optional.of(remedy(refusals)),
                        Optional.of(new ReceiverStatement.Run(refusals.first(), volume(refusals))))));
    }

    static Optional<StatementCause> cause(SenderRefusals refusals) {
        return known(refusals).flatMap(StatementCauses::of);
    }

    private static Optional<Cause> known(SenderRefusals refusals) {
        return ReplyCatalogue.bundled().causes().stream()
                .filter(cause -> cause.id().equals(refusals.cause().id()))
                .findFirst();
    }

    /** What the cause is, without a final dot. */
    static String meaning(SenderRefusals refusals) {
        return known(refusals).map(Cause::text).orElse(refusals.cause().id());
    }

    static Remedy remedy(SenderRefusals refusals) {
        Cause cause = known(refusals)
                .orElseThrow(() -> new IllegalStateException(
                        "the catalogue has no cause " + refusals.cause().id()));
        return refusals.sources().size() == 1 ? cause.remedy(refusals.sources().get(0)) : cause.remedy();
    }

    /** The earliest reply, without local parts of addresses. */
    static String reply(SenderRefusals refusals) {
        return refusals.sample().orElse("the log holds no reply");
    }

    /** The number of refusals, all mail to this receiver, and the period. */
    Evidence volume(SenderRefusals refusals) {
        String verb = refusals.outcome() == DeliveryOutcome.REFUSED ? " refused" : " put off";
        return new Evidence(
                "the mail server's log, " + DeliveryTimes.minute(refusals.first()) + " to "
                        + DeliveryTimes.minute(refusals.last()),
                refusals.attempts() + " of all " + seen.counts().attempts() + " attempts at " + name() + verb
                        + ", cause " + refusals.cause().id());
    }

    /** {@code 192.0.2.1 and 2001:db8::1}. */
    static String addresses(SenderRefusals refusals) {
        return refusals.sources().stream().map(IpAddress::toString).collect(Collectors.joining(" and "));
    }

    /** From which addresses the refused mail came. */
    static Evidence sources(SenderRefusals refusals) {
        long named = refusals.attempts() - refusals.unnamed();
        String addresses = refusals.sources().isEmpty() ? "" : addresses(refusals) + " in " + named + " attempts";
        String unnamed = refusals.unnamed() == 0 ? "" : "not named in " + refusals.unnamed() + " attempts";
        return new Evidence(
                "sending address, by the log and the replies",
                addresses + (addresses.isEmpty() || unnamed.isEmpty() ? "" : "; ") + unnamed);
    }
}
