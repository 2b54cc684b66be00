package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.account.CauseAccount;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.account.RecipientCounts;
import java.util.List;

/** The first sentences about deliveries, for the screen and the page. */
public final class DeliveriesHeadline {

    private DeliveriesHeadline() {}

    /** The verdict in a word or two. */
    public static String label(DeliveriesReport report) {
        return switch (report.verdict()) {
            case BLOCKED -> "REFUSED";
            case AT_RISK -> "AT RISK";
            case READY -> "ACCEPTED";
            case INCONCLUSIVE -> "INCONCLUSIVE";
        };
    }

    /** The verdict with its cause, in a sentence. */
    public static String sentence(DeliveriesReport report) {
        RecipientCounts totals = report.account().totals();
        CauseText words = new CauseText(report.zone());
        List<ReceiverAccount> refusing = report.refusing();
        return switch (report.verdict()) {
            case BLOCKED -> {
                ReceiverAccount first = refusing.get(0);
                CauseAccount cause = first.standing().get(0);
                String more = refusing.size() == 1 ? "" : " And " + (refusing.size() - 1) + " more refuse mail.";
                yield first.target().name() + " refuses mail" + from(first) + " since " + words.time(cause.first())
                        + ": " + CauseText.lower(CauseText.meaning(cause)) + "." + more;
            }
            case AT_RISK -> {
                long you = report.account().receivers().stream()
                        .mapToLong(ReceiverAccount::aboutYou)
                        .sum();
                yield DeliveriesScreen.count(totals.missed(), "recipient") + " of "
                        + DeliveriesScreen.number(totals.recipients()) + " did not get the mail, or not yet; "
                        + DeliveriesScreen.number(you) + " for a reason about you.";
            }
            case READY -> "No receiver refused mail for a reason about you.";
            case INCONCLUSIVE ->
                report.unanswered().isEmpty()
                        ? "The log does not decide it."
                        : "The log does not decide it: "
                                + report.unanswered().get(0).detail() + ".";
        };
    }

    /** The address, where the receiver refuses one of several. */
    private static String from(ReceiverAccount receiver) {
        List<String> addresses =
                receiver.refusedFrom().stream().map(IpAddress::toString).toList();
        return addresses.isEmpty() ? "" : " from " + String.join(" and ", addresses);
    }

    /** The recipients by their last state, in a sentence. */
    public static String counts(DeliveriesReport report) {
        RecipientCounts totals = report.account().totals();
        String waiting = totals.pending() == 0 ? "" : ", " + DeliveriesScreen.number(totals.pending()) + " waiting";
        String expired = totals.expired() == 0 ? "" : ", " + DeliveriesScreen.number(totals.expired()) + " expired";
        return DeliveriesScreen.count(totals.recipients(), "recipient") + ": "
                + DeliveriesScreen.number(totals.accepted()) + " accepted, "
                + DeliveriesScreen.number(totals.refused()) + " refused" + expired + waiting + "."
                + (totals.deferred() == 0
                        ? ""
                        : " " + DeliveriesScreen.count(totals.deferred(), "recipient") + " deferred at least once.");
    }
}
