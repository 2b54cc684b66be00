package dev.mailworthy.cli.render.check;

import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.delivery.MailLog;
import dev.mailworthy.cli.assess.message.StatementCauses;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.render.Page;
import dev.mailworthy.cli.render.TextStyle;
import dev.mailworthy.cli.render.deliveries.DeliveriesReport;
import dev.mailworthy.cli.render.deliveries.DeliveryForms;
import dev.mailworthy.cli.render.outcome.MailLogLines;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import dev.mailworthy.smtp.delivery.account.SenderReceiver;
import dev.mailworthy.smtp.delivery.account.SenderRefusals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the mail server's log says about the sender of a check, receiver by receiver, and as JSON. */
public final class LogForms {

    private LogForms() {}

    static void write(Page page, Optional<DeliveryEvidence> log, TextStyle style) {
        log.ifPresent(known -> {
            page.blank();
            page.line(style.palette().strong("Mail server's log"));
            lines(known).forEach(line -> page.hanging("  ", line));
        });
    }

    /** The counts, then one line for each receiver. */
    public static List<String> lines(DeliveryEvidence log) {
        Stream<String> receivers = log.sender().receivers().stream().map(receiver -> line(receiver, log.isWhole()));
        return Stream.concat(MailLogLines.sentences(log).stream(), receivers).toList();
    }

    private static String line(SenderReceiver receiver, boolean isWhole) {
        long refusals =
                receiver.refusals().stream().mapToLong(SenderRefusals::attempts).sum();
        String about = number(refusals) + (refusals == 1 ? " refusal" : " refusals") + " about you";
        RecipientCounts counts = receiver.counts();
        return receiver.target().name() + ": "
                + (isWhole
                        ? number(counts.accepted()) + " of " + number(counts.recipients()) + " recipients accepted, "
                                + number(counts.refused()) + " refused, " + number(counts.expired()) + " expired, "
                                + number(counts.pending()) + " waiting; "
                        : "")
                + about;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The member of a document, with the members of {@code deliveries --json}. */
    static JsonObject json(Optional<DeliveryEvidence> log) {
        JsonObject member = JsonObject.empty();
        log.ifPresent(known -> member.with("deliveries", document(known)));
        return member;
    }

    private static JsonObject document(DeliveryEvidence log) {
        MailLog read = log.log();
        DeliveriesReport report = new DeliveriesReport(
                read.account(), read.logs(), read.problems(), Optional.empty(), List.of(), read.zone(), read.stopped());
        return DeliveryForms.members(report, id -> StatementCauses.pack(id).orElse(id))
                .with(
                        "counted",
                        JsonObject.empty()
                                .with("named", log.sender().named())
                                .with("unnamed", log.sender().unnamed())
                                .with("others", log.sender().others())
                                .with("relayed", log.sender().relayed()));
    }
}
