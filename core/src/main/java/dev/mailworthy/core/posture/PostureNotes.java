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

/** Collects the results of all {@link Examination}s of one run. For one thread. */
final class PostureNotes {

    final List<Finding> findings = new ArrayList<>();
    final List<Confirmed> confirmed = new ArrayList<>();
    final List<UnansweredCheck> unanswered = new ArrayList<>();

    void found(Finding finding) {
        findings.add(finding);
    }

    /** @param rulesOut findings that this rules out */
    void confirmed(String check, String proof, FindingType... rulesOut) {
        confirmed.add(new Confirmed(check, proof).rulingOut(rulesOut));
    }

    /** @param leavesOpen findings that this leaves open */
    void silent(String check, DnsAnswer.Unanswered answer, FindingType... leavesOpen) {
        silent(new UnansweredCheck(CheckArea.PUBLISHED_NAMES, check, answer.reason(), answer.detail(), hint(answer))
                .leavingOpen(leavesOpen));
    }

    /** Notes an unanswered check. A check that several examinations note is kept once. */
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
