package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.UnansweredCheck;
import java.util.ArrayList;
import java.util.List;

/** What was found, proved and not answered so far. One thread writes it. */
final class MessageNotes {

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
    void silent(UnansweredCheck check, FindingType... leavesOpen) {
        unanswered.add(check.leavingOpen(leavesOpen));
    }
}
