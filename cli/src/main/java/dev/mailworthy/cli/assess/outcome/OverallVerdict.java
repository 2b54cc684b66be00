package dev.mailworthy.cli.assess.outcome;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.receiver.DeliveryFinding;
import dev.mailworthy.core.receiver.Gate;
import dev.mailworthy.core.receiver.ReceiverOutlook;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.smtp.EgressReport;
import java.util.Collection;
import java.util.List;

/**
 * The one rule that the headline, the list of receivers, the exit code and the HTML report follow.
 *
 * <p>A {@linkplain dev.mailworthy.core.Severity#BLOCKER blocker} blocks. So do refusals of half of the receivers or more. With
 * fewer refusals mail is at risk, unless a check that decides has no answer. Where the user chose receivers, they alone decide,
 * and the worst one counts.
 *
 * @param verdict the answer, whose exit code is the command's
 * @param chosen whether the user chose these receivers
 * @param receivers all receivers of the run, in the order of the packs
 */
public record OverallVerdict(Verdict verdict, boolean chosen, List<ReceiverOutlook> receivers) {

    /** The verdicts from the best to the worst. */
    private static final List<Verdict> FROM_BEST =
            List.of(Verdict.READY, Verdict.AT_RISK, Verdict.INCONCLUSIVE, Verdict.BLOCKED);

    public OverallVerdict {
        receivers = List.copyOf(receivers);
    }

    /** The ruling of a run in which all findings and all receivers count. */
    public static OverallVerdict ofAll(
            Collection<Finding> findings, Collection<UnansweredCheck> unanswered, List<ReceiverOutlook> receivers) {
        Verdict own = Verdict.of(findings, unanswered);
        long refusing = count(receivers, ReceiverVerdict.REFUSE);
        Verdict theirs = refusing > 0 && 2 * refusing >= receivers.size()
                ? Verdict.BLOCKED
                : refusing + count(receivers, ReceiverVerdict.AT_RISK) > 0 ? Verdict.AT_RISK : Verdict.READY;
        return new OverallVerdict(worse(own, theirs), false, receivers);
    }

    /** The ruling of a run in which only the receivers count that the user chose. */
    public static OverallVerdict ofChosen(OutlookReport outlook) {
        return new OverallVerdict(outlook.verdict(), true, outlook.receivers());
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return FROM_BEST.indexOf(one) >= FROM_BEST.indexOf(other) ? one : other;
    }

    private static long count(List<ReceiverOutlook> receivers, ReceiverVerdict verdict) {
        return receivers.stream()
                .filter(receiver -> receiver.verdict() == verdict)
                .count();
    }

    /** The receivers with this verdict. */
    public List<ReceiverOutlook> with(ReceiverVerdict wanted) {
        return receivers.stream()
                .filter(receiver -> receiver.verdict() == wanted)
                .toList();
    }

    /** Whether every receiver of the run refuses. */
    public boolean isRefusedByAll() {
        return !receivers.isEmpty() && with(ReceiverVerdict.REFUSE).size() == receivers.size();
    }

    /**
     * The receivers that refuse mail because of this finding: by the keys that their requirements read, or because it is what they
     * did by the mail server's log.
     */
    public List<ReceiverOutlook> refusingFor(Finding finding) {
        return with(ReceiverVerdict.REFUSE).stream()
                .filter(receiver -> receiver.deciding().stream().anyMatch(gate -> isAbout(gate, finding))
                        || states(receiver, finding))
                .toList();
    }

    private static boolean states(ReceiverOutlook receiver, Finding finding) {
        return finding.type() instanceof DeliveryFinding
                && finding.severity() == Severity.ERROR
                && finding.particulars(Particular.ReceiverId.class).stream()
                        .anyMatch(named -> named.id().equals(receiver.pack().id()));
    }

    /** Whether a requirement reads the facts that this finding makes. A closed port 25 makes one of its own. */
    public static boolean isAbout(Gate gate, Finding finding) {
        boolean closed = finding.type().area() == CheckArea.PORTS && finding.severity() == Severity.BLOCKER;
        return gate.requirement().condition().allOf().stream()
                .flatMap(need -> need.anyOf().stream())
                .flatMap(check -> check.keys().stream())
                .anyMatch(key -> key.equals(finding.code())
                        || key.startsWith(finding.code() + "/")
                        || closed && key.equals(EgressReport.CLOSED));
    }
}
