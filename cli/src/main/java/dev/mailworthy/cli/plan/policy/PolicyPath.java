package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.DmarcRepair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps from the present DMARC record to the wanted policy, each with its first day. Between two steps is the time in which the
 * reports show as much as a yes needs, by the pace of the reports so far.
 */
final class PolicyPath {

    private static final int LONGEST_DAYS = 90;

    private final DomainName owner;
    private final String record;
    private final ReportCoverage coverage;

    /** @param record the present DMARC record, or the first one */
    PolicyPath(DomainName owner, String record, ReportCoverage coverage) {
        this.owner = owner;
        this.record = record;
        this.coverage = coverage;
    }

    /** @param begin the first day of the first step */
    List<PolicyStage> to(WantedPolicy wanted, LocalDate begin) {
        List<PolicyStage> stages = new ArrayList<>();
        Optional<String> quarantine = DmarcRepair.withPolicy(record, WantedPolicy.QUARANTINE.label());
        add(stages, "quarantine, t=y", quarantine.flatMap(DmarcRepair::inTest), begin);
        add(stages, "quarantine", quarantine, begin);
        if (wanted == WantedPolicy.REJECT) {
            add(stages, "reject", DmarcRepair.withPolicy(record, wanted.label()), begin);
        }
        return stages;
    }

    /** A step that the present record has taken, or gone beyond, is left out. */
    private void add(List<PolicyStage> stages, String name, Optional<String> text, LocalDate begin) {
        text.filter(next -> DmarcRepair.isStricter(next, record) || isTest(next))
                .ifPresent(next -> stages.add(new PolicyStage(
                        name,
                        new PublishedRecord(owner, RecordType.TXT, next),
                        coverage.days() == 0
                                ? Optional.empty()
                                : Optional.of(begin.plusDays(stages.size() * paceDays())))));
    }

    /** A record in test is not stricter than none, and is a step for a domain without any policy in force. */
    private boolean isTest(String next) {
        return next.endsWith("; t=y")
                && !record.endsWith("; t=y")
                && DmarcRepair.withPolicy(record, WantedPolicy.QUARANTINE.label())
                        .filter(quarantine -> DmarcRepair.isStricter(quarantine, record))
                        .isPresent();
    }

    /** Days until the reports show enough again. */
    long paceDays() {
        double passedADay = coverage.days() == 0 ? 0 : (double) coverage.passed() / coverage.days();
        long days = passedADay == 0 ? LONGEST_DAYS : (long) Math.ceil(ReportCoverage.FEWEST_MESSAGES / passedADay);
        return Math.max(ReportCoverage.FEWEST_DAYS, Math.min(LONGEST_DAYS, days));
    }
}
