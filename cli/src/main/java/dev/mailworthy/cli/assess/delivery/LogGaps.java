package dev.mailworthy.cli.assess.delivery;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.ReceiverStatement;
import dev.mailworthy.smtp.delivery.account.SenderDeliveries;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a log leaves open, so that nothing can be concluded from what it does not show. */
final class LogGaps {

    private static final String CHECK = "deliveries in the mail server's log";
    private static final double PERCENT = 100;

    private final MailLog log;
    private final SenderDeliveries sender;
    private final Instant now;

    LogGaps(MailLog log, SenderDeliveries sender, Instant now) {
        this.log = log;
        this.sender = sender;
        this.now = now;
    }

    List<UnansweredCheck> unanswered() {
        List<UnansweredCheck> all = new ArrayList<>();
        log.problems().forEach(problem -> all.add(gap(Reason.NO_PERMISSION, Hint.Standard.NAME_MAIL_LOG, problem)));
        if (log.stopped()) {
            all.add(gap(
                    Reason.SKIPPED, Hint.Standard.LET_RUN_END, "the reading was stopped before the end of the logs"));
        }
        if (sender.receivers().isEmpty()) {
            all.add(gap(Reason.NOT_RECORDED, Hint.Standard.NAME_MAIL_LOG, nothing()));
            return all;
        }
        if (sender.coverage().lost() > 0) {
            all.add(gap(Reason.NOT_RECORDED, Hint.Standard.KEEP_LOG_LINES, understood()));
        } else if (!sender.coverage().isEnough()) {
            all.add(gap(Reason.NOT_SUPPORTED, Hint.Standard.NAME_MAIL_LOG, understood()));
        }
        sender.ends()
                .filter(end -> end.isBefore(now.minus(ReceiverStatement.HALF_LIFE)))
                .ifPresent(end -> all.add(gap(
                        Reason.NOT_RECORDED,
                        Hint.Standard.NAME_MAIL_LOG,
                        "the last delivery is of " + DeliveryTimes.minute(end) + ", more than "
                                + ReceiverStatement.HALF_LIFE.toDays() + " days ago")));
        return all;
    }

    private String understood() {
        LogCoverage coverage = sender.coverage();
        long all = coverage.understood() + coverage.notUnderstood() + coverage.lost();
        String share = String.format(
                Locale.ROOT, "%d %%", (long) Math.floor(coverage.share().orElse(0) * PERCENT));
        return "understood " + coverage.understood() + " of " + all + " lines about deliveries (" + share + "); "
                + coverage.notUnderstood() + " were not understood, and " + coverage.lost()
                + " were lost by the logging service";
    }

    private String nothing() {
        String lines = "no delivery of this sender to a receiver in "
                + sender.coverage().lines() + " lines";
        String others = sender.others() == 0 ? "" : "; " + sender.others() + " attempts left from other addresses";
        String relayed = sender.relayed() == 0 ? "" : "; " + sender.relayed() + " attempts went to a relay";
        return lines + others + relayed;
    }

    private static UnansweredCheck gap(Reason why, Hint hint, String detail) {
        return new UnansweredCheck(CheckArea.RECEIVERS, CHECK, why, detail, hint).leavingOpen(DeliveryFinding.values());
    }
}
