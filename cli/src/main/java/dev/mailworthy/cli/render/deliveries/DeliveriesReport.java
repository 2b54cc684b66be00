package dev.mailworthy.cli.render.deliveries;

import dev.mailworthy.cli.assess.delivery.ReadLog;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.smtp.delivery.account.DeliveryAccount;
import dev.mailworthy.smtp.delivery.account.DeliveryGroup;
import dev.mailworthy.smtp.delivery.account.DeliverySeries;
import dev.mailworthy.smtp.delivery.account.ReceiverAccount;
import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code deliveries} has read.
 *
 * @param logs each log with its own coverage
 * @param problems logs that could not be read, one line each
 * @param by the groups that the user wants instead of receivers
 * @param limits the receiver and the domain that the user wants alone, if any
 * @param zone the zone in which times are shown
 * @param stopped whether the user ended the reading before the end of the logs
 */
public record DeliveriesReport(
        DeliveryAccount account,
        List<ReadLog> logs,
        List<String> problems,
        Optional<DeliveryGroup.By> by,
        List<String> limits,
        ZoneId zone,
        boolean stopped) {

    private static final Hint NAME = Hint.Standard.NAME_MAIL_LOG;

    public DeliveriesReport {
        logs = List.copyOf(logs);
        problems = List.copyOf(problems);
        limits = List.copyOf(limits);
    }

    /** The time from the first attempt outside to the last, in steps. Empty without one. */
    public Optional<DeliverySeries.Axis> axis() {
        return DeliverySeries.axis(
                account.cells().stream()
                        .filter(cell -> cell.key().target().isOutside())
                        .toList(),
                zone);
    }

    /** What one receiver did along the time of all. */
    public DeliverySeries series(ReceiverAccount receiver, DeliverySeries.Axis axis) {
        return DeliverySeries.of(
                account.cells().stream()
                        .filter(cell -> cell.key().target().equals(receiver.target()))
                        .toList(),
                axis);
    }

    /** Whether enough lines were understood to show rates and to judge. */
    public boolean isEnough() {
        return account.coverage().isEnough() && account.totals().recipients() > 0;
    }

    /** The receivers that refuse mail for a reason about the sender, and have taken none since. */
    List<ReceiverAccount> refusing() {
        return account.receivers().stream()
                .filter(receiver -> !receiver.standing().isEmpty())
                .toList();
    }

    /** Refusing receivers block, recipients missed are a risk; a log that was not understood decides nothing. */
    public Verdict verdict() {
        if (!isEnough() || !problems.isEmpty() && logs.isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        if (!refusing().isEmpty()) {
            return Verdict.BLOCKED;
        }
        boolean isMissed = account.totals().expired() > 0
                || account.receivers().stream().anyMatch(receiver -> receiver.aboutYou() > 0);
        if (isMissed) {
            return Verdict.AT_RISK;
        }
        return problems.isEmpty() && !stopped ? Verdict.READY : Verdict.INCONCLUSIVE;
    }

    /** The questions without an answer. */
    public List<UnansweredCheck> unanswered() {
        List<UnansweredCheck> all = new ArrayList<>();
        LogCoverage coverage = account.coverage();
        if (account.totals().recipients() == 0) {
            all.add(unanswered(
                    Reason.MALFORMED,
                    NAME,
                    "no delivery to " + (limits.isEmpty() ? "another server" : String.join(" and ", limits))
                            + " was found in " + coverage.lines() + " lines"));
        } else if (!coverage.isEnough()) {
            all.add(unanswered(
                    Reason.MALFORMED,
                    NAME,
                    "only " + coverage.understood() + " delivering lines were understood; " + coverage.notUnderstood()
                            + " were not and " + coverage.lost() + " are lost"));
        }
        problems.forEach(problem -> all.add(unanswered(Reason.MALFORMED, NAME, problem)));
        if (stopped) {
            all.add(unanswered(
                    Reason.SKIPPED, Hint.Standard.LET_RUN_END, "the reading was stopped before the end of the logs"));
        }
        return all;
    }

    private static UnansweredCheck unanswered(Reason why, Hint hint, String detail) {
        return new UnansweredCheck(CheckArea.RECEIVERS, "deliveries in the log", why, detail, hint);
    }
}
