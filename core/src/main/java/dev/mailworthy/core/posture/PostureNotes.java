package dev.mailworthy.core.posture;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.List;

/** What one examination has found so far. One thread writes it. */
final class PostureNotes {

    final List<Finding> findings = new ArrayList<>();
    final List<Evidence> confirmed = new ArrayList<>();
    final List<UnansweredCheck> unanswered = new ArrayList<>();

    void found(Finding finding) {
        findings.add(finding);
    }

    /** @param rulesOut findings that therefore do not stand */
    void confirmed(String check, String observation, FindingType... rulesOut) {
        confirmed.add(new Evidence(check, observation).rulingOut(rulesOut));
    }

    /** @param leavesOpen findings that may stand, for all that is known */
    void silent(String check, DnsAnswer.Unanswered answer, FindingType... leavesOpen) {
        silent(new UnansweredCheck(check, answer.reason(), answer.detail(), howToAnswer(answer))
                .leavingOpen(leavesOpen));
    }

    /** Notes it once, however many examinations asked the same. */
    void silent(UnansweredCheck check) {
        if (!unanswered.contains(check)) {
            unanswered.add(check);
        }
    }

    private static String howToAnswer(DnsAnswer.Unanswered answer) {
        return switch (answer.reason()) {
            case TIMEOUT, NO_CONNECTIVITY ->
                "Connect this machine to the network, or name a resolver that it reaches:" + " --resolver HOST";
            case REFUSED ->
                "Ask a resolver that serves this machine, for example your own unbound: --resolver 127.0.0.1";
            case NOT_SUPPORTED -> "Check it again when the zone is published";
            case SKIPPED -> "Let the run come to its end, or examine fewer domains and addresses in one run";
            default -> "Run it again in some minutes, or through another resolver: --resolver HOST";
        };
    }
}
