package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.UnansweredCheck;
import java.util.ArrayList;
import java.util.List;

/** Collects findings, confirmed checks and {@link UnansweredCheck unanswered checks}. For one thread. */
final class MessageNotes {

    final List<Finding> findings = new ArrayList<>();
    final List<Confirmed> confirmed = new ArrayList<>();
    final List<UnansweredCheck> unanswered = new ArrayList<>();

    void found(Finding finding) {
        findings.add(finding);
    }

    /** @param rulesOut the findings that are thereby ruled out */
    void confirmed(String check, String observation, FindingType... rulesOut) {
        confirmed.add(new Confirmed(check, observation).rulingOut(rulesOut));
    }

    /** @param leavesOpen the findings that this unanswered check leaves open */
    void silent(UnansweredCheck check, FindingType... leavesOpen) {
        unanswered.add(check.leavingOpen(leavesOpen));
    }
}
