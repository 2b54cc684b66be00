package dev.mailworthy.core.posture;

import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.List;

/** What one examination has found so far. One thread writes it. */
final class PostureNotes {

    final List<Finding> findings = new ArrayList<>();
    final List<Confirmed> confirmed = new ArrayList<>();
    final List<UnansweredCheck> unanswered = new ArrayList<>();

    void found(Finding finding) {
        findings.add(finding);
    }

    /** @param rulesOut findings that therefore do not stand */
    void confirmed(String check, String observation, FindingType... rulesOut) {
        confirmed.add(new Confirmed(check, observation).rulingOut(rulesOut));
    }

    /** @param leavesOpen findings that may stand, for all that is known */
    void silent(String check, DnsAnswer.Unanswered answer, FindingType... leavesOpen) {
        silent(new UnansweredCheck(CheckArea.PUBLISHED_NAMES, check, answer.reason(), answer.detail(), hint(answer))
                .leavingOpen(leavesOpen));
    }

    /** Notes it once, however many examinations asked the same. */
    void silent(UnansweredCheck check) {
        if (!unanswered.contains(check)) {
            unanswered.add(check);
        }
    }

    private static Hint hint(DnsAnswer.Unanswered answer) {
        return switch (answer.reason()) {
            case TIMEOUT, NO_CONNECTIVITY -> Hint.Standard.CONNECT_OR_NAME_RESOLVER;
            case REFUSED -> Hint.Standard.OWN_RESOLVER;
            case NOT_SUPPORTED -> Hint.Standard.PUBLISH_ZONE;
            case SKIPPED -> Hint.Standard.LET_RUN_END;
            default -> Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER;
        };
    }
}
