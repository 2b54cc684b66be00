package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.receiver.Requirement;
import dev.mailworthy.core.receiver.UnknownCause;
import dev.mailworthy.core.score.OutlookReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of a run that have no answer because something about the sender is not known. */
final class NotKnown {

    private NotKnown() {}

    /** What the run could not find out about the sender, and the checks that are unanswered because of it. Hosted mail needs no address for SPF. */
    static List<UnansweredCheck> of(CheckRequest request, MeasuredSender sender, Optional<MailService> hosting) {
        List<UnansweredCheck> unanswered = new ArrayList<>();
        sender.addresses().unanswered().ifPresent(unanswered::add);
        request.outside().flatMap(OutsideView::unanswered).ifPresent(unanswered::add);
        if (sender.addresses().addresses().isEmpty()) {
            if (hosting.isEmpty()) {
                unanswered.add(needsAddress(CheckArea.SPF, "SPF of " + sender.domain()));
            }
            unanswered.add(needsAddress(CheckArea.BLOCKLISTS, "blocklists"));
        }
        if (sender.ehlo().isEmpty()) {
            unanswered.add(new UnansweredCheck(
                    CheckArea.SENDER,
                    "EHLO name",
                    Reason.NOT_CONFIGURED,
                    "this machine has no full host name",
                    Hint.Standard.NAME_EHLO));
        }
        request.outlook().heard().stream()
                .filter(heard -> !heard.reply().ending().isReply())
                .map(NotKnown::withoutReply)
                .forEach(unanswered::add);
        return unanswered;
    }

    /** A bounce that tells no receiver's reply is evidence of neither side. */
    private static UnansweredCheck withoutReply(HeardReply bounce) {
        return new UnansweredCheck(
                CheckArea.RECEIVERS,
                "bounce " + bounce.place(),
                Reason.NOT_SUPPORTED,
                bounce.reply().text().isEmpty()
                        ? "it is a message, but no receiver's reply and no failed recipient can be read in it"
                        : "it holds no receiver's reply; the sending server reports: "
                                + bounce.reply().text(),
                Hint.Standard.EXPLAIN_REPLY);
    }

    /**
     * The requirements that leave a receiver's verdict open because no check looked at them. A requirement with a part that
     * fails by one of these findings is left out: the finding already decides that the sender is at risk.
     *
     * @param findings all findings of the run
     */
    static Optional<UnansweredCheck> gates(OutlookReport outlook, List<Finding> findings) {
        List<String> open = outlook.receivers().stream()
                .filter(receiver -> receiver.verdict() == ReceiverVerdict.UNKNOWN)
                .flatMap(receiver -> receiver.deciding().stream()
                        .filter(gate -> gate.unknownBecause().equals(Optional.of(UnknownCause.NOT_ASKED))
                                && !isAtRisk(gate.requirement(), findings))
                        .map(gate -> receiver.pack().name() + " "
                                + gate.requirement().id()))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnansweredCheck(
                        CheckArea.RECEIVERS,
                        "the requirements for "
                                + outlook.receivers().get(0).tier().label() + " senders",
                        Reason.NOT_CONFIGURED,
                        "not seen: " + String.join(", ", open),
                        Hint.Standard.GIVE_MESSAGE_OR_SELECTOR));
    }

    /** Whether a finding that lowers trust is one of those that a check of the requirement can end in. */
    private static boolean isAtRisk(Requirement requirement, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                .map(finding -> finding.type().code())
                .anyMatch(code -> requirement.condition().allOf().stream()
                        .flatMap(need -> need.anyOf().stream())
                        .anyMatch(check -> check.keys().contains(code)));
    }

    private static UnansweredCheck needsAddress(CheckArea area, String check) {
        return new UnansweredCheck(
                area, check, Reason.NOT_CONFIGURED, "no sending address is known", Hint.Standard.NAME_ADDRESS);
    }
}
